import type { QueryOf, ReplyOf } from '../../../shared/contract/endpoint'
import { places } from '../../../shared/contract/places'
import type { Route } from '../../http/call'
import { demand } from '../../http/refusal'
import { answer } from '../../http/route'
import { placePresented } from './place.presenter'
import { type PlaceLine, type PlaceNames, pathIn, pathWordsIn, placeNames, siteOf, sitePresented } from './place.queries'
import { searchPlaces } from './search-places'

type Listed = ReplyOf<typeof places.children>

export const placeRoutes: Route[] = [
  answer(places.children, async (call) => listed(await placeNames(call.services.database), call.query)),

  answer(places.one, async (call) => {
    const path = pathIn(await placeNames(call.services.database), call.params.code)
    const place = demand(path.at(-1), 'place_not_found')
    const site = await siteOf(call.tx, place.code)
    return { place: placePresented(place), path: path.map(placePresented), site: site && sitePresented(site) }
  }),
]

/** What a place holds or, with a name, what in it is called so; without a parent, the top of the tree or all of it. */
function listed(names: PlaceNames, { parent, name }: QueryOf<typeof places.children>): Listed {
  const path = parent === undefined ? [] : pathIn(names, parent)
  const above = parent === undefined ? null : demand(path.at(-1), 'place_not_found')
  const found = name === '' ? childrenOf(names, above) : searchPlaces(names, name, above?.code ?? '')
  return {
    parent: above && placePresented(above),
    path: path.map(placePresented),
    items: found.map((each) => ({ ...placePresented(each), path: pathWordsIn(names, each.code) })),
  }
}

const childrenOf = (names: PlaceNames, above: PlaceLine | null): PlaceLine[] =>
  [...names.values()].filter(({ parentCode }) => parentCode === (above?.code ?? null))
