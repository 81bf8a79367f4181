import type { AnyNode, FunctionDeclaration, FunctionExpression, Program } from 'acorn'
import { full, fullAncestor } from 'acorn-walk'

/** A name that a script uses without declaring it. */
export interface FreeName {
  readonly name: string
  /** Offset of its first use in the source. */
  readonly at: number
}

type Scopes = Map<AnyNode, Set<string>>

/**
 * The global names of an ES5 script, each once; those that the script asks for their type are left out, since code does so
 * before it uses what may be absent.
 * @param program A tree without block-scoped declarations, classes and arrow functions.
 */
export function freeNames(program: Program): FreeName[] {
  const scopes = declarations(program)
  const guarded = typeofOperands(program)
  const found = new Map<string, FreeName>()
  // identifiers that are property names are not walked; the names in declarations are, and lie in a scope that has them
  fullAncestor(program, (node, _state, ancestors) => {
    if (node.type !== 'Identifier' || guarded.has(node.name)) return
    if (ancestors.some((one) => scopes.get(one)?.has(node.name))) return
    const known = found.get(node.name)
    if (!known || known.at > node.start) found.set(node.name, { name: node.name, at: node.start })
  })
  return [...found.values()]
}

/** The names that the program, each function and each catch clause declare. */
function declarations(program: Program): Scopes {
  const scopes: Scopes = new Map()
  const declare = (scope: AnyNode | undefined, declared: AnyNode | null | undefined): void => {
    if (scope && declared?.type === 'Identifier') namesOf(scopes, scope).add(declared.name)
  }
  fullAncestor(program, (node, _state, ancestors) => {
    const above = ancestors.slice(0, -1)
    if (node.type === 'VariableDeclarator') declare(above.findLast(isVariableScope), node.id)
    if (node.type === 'FunctionDeclaration') declare(above.findLast(isVariableScope), node.id)
    if (node.type === 'FunctionExpression') declare(node, node.id)
    if (node.type === 'CatchClause') declare(node, node.param)
    if (!isFunction(node)) return
    namesOf(scopes, node).add('arguments')
    for (const parameter of node.params) declare(node, parameter)
  })
  return scopes
}

function namesOf(scopes: Scopes, scope: AnyNode): Set<string> {
  const names = scopes.get(scope) ?? new Set<string>()
  scopes.set(scope, names)
  return names
}

function isFunction(node: AnyNode): node is FunctionDeclaration | FunctionExpression {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
}

function isVariableScope(node: AnyNode): boolean {
  return node.type === 'Program' || isFunction(node)
}

function typeofOperands(program: Program): Set<string> {
  const names = new Set<string>()
  full(program, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof' && node.argument.type === 'Identifier') names.add(node.argument.name)
  })
  return names
}
