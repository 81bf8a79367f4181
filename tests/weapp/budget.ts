import type { PackageSizes } from './static-checks'

const KILOBYTE = 1024

/**
 * What a village's phone on a slow line can be asked to load, in bytes. WeChat itself allows 2 MB for each package, and 30 MB in all.
 */
export const BUDGET = { main: 700 * KILOBYTE, subPackage: 700 * KILOBYTE, total: 2048 * KILOBYTE }

/** A sentence for each package that is too large. */
export function overBudget({ main, subPackages, total }: PackageSizes): string[] {
  const sentence = (name: string, size: number, limit: number): string[] => (size > limit ? [`${name}: ${size} bytes, of ${limit}`] : [])
  return [
    ...sentence('main package', main, BUDGET.main),
    ...Object.entries(subPackages).flatMap(([root, size]) => sentence(root, size, BUDGET.subPackage)),
    ...sentence('all packages', total, BUDGET.total),
  ]
}
