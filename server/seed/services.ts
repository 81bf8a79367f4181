import { CATEGORIES, type Category } from '../../shared/vocabulary/categories'
import type { Service } from '../features/projects/service.entity'
import { civics } from './menu/civics'
import { culture } from './menu/culture'
import { farming } from './menu/farming'
import { health } from './menu/health'
import type { MenuItem } from './menu/menu-item'
import { theory } from './menu/theory'

const MENU: Readonly<Record<Category, readonly MenuItem[]>> = { theory, civics, culture, farming, health }

/** Every service of the menu with its category, in the order in which a village sees them. */
export const menu: readonly (MenuItem & { readonly category: Category })[] = CATEGORIES.flatMap((category) =>
  MENU[category].map((item) => ({ ...item, category })),
)

const byCode = new Map(menu.map((item) => [item.code, item]))

/** @throws Error when the menu has no such service. */
export function menuItem(code: string): MenuItem & { readonly category: Category } {
  const item = byCode.get(code)
  if (item === undefined) throw new Error(`The menu has no service ${code}`)
  return item
}

/** The rows of the service table; positions leave room for a deployment's own in between. */
export const services = (): Service[] =>
  menu.map(({ code, category, name, about }, position) => ({ code, category, name, about, position: (position + 1) * 10, retiredAt: null }))
