import type { Layer } from '@/station/map-drawing'
import type { Dot, Scene } from './map-scene'

/** Width of the drawing in units; its height follows from the land. */
export const WIDTH = 1_000
const EDGE = 50
/** A team at home in a village stands beside its dot, not on it. */
const APART = 24
const LOWEST = 0.45
const TALLEST = 0.75

interface Spot {
  x: number
  y: number
}

/** Where each dot and mark stands on the drawing. */
export interface Layout {
  height: number
  dots: readonly Spot[]
  marks: readonly Spot[]
}

interface Place {
  latE6: number
  lngE6: number
}

/** How far around the villages teams are still drawn: half as far again, and this at least (degrees × 1,000,000; about three kilometres). */
const AROUND = 30_000

/** What the drawing must hold: the villages, and the teams near them. One that comes from farther off is a line from the edge. */
function framed({ dots, marks }: Scene): Place[] {
  if (dots.length < 3) return [...dots, ...marks]
  const lat = dots.map(({ latE6 }) => latE6)
  const lng = dots.map(({ lngE6 }) => lngE6)
  const [south, north, west, east] = [Math.min(...lat), Math.max(...lat), Math.min(...lng), Math.max(...lng)]
  const around = Math.max(AROUND, (north - south) / 2, (east - west) / 2)
  const near = ({ latE6, lngE6 }: Place): boolean =>
    latE6 > south - around && latE6 < north + around && lngE6 > west - around && lngE6 < east + around
  return [...dots, ...marks.filter(near)]
}

/** Lays the land flat: north is up, and a kilometre is as long eastward as northward. */
export function layoutOf(scene: Scene): Layout {
  const { dots, marks } = scene
  const all = framed(scene)
  const north = Math.max(...all.map(({ latE6 }) => latE6))
  const south = Math.min(...all.map(({ latE6 }) => latE6))
  const narrowing = Math.cos(((north + south) / 2 / 1e6) * (Math.PI / 180))
  const eastOf = ({ lngE6 }: Place) => lngE6 * narrowing
  const west = Math.min(...all.map(eastOf))
  const east = Math.max(...all.map(eastOf))
  const room = WIDTH - 2 * EDGE
  const wide = Math.max(east - west, 1)
  const high = Math.max(north - south, 1)
  const height = Math.round(Math.min(Math.max((high / wide) * room + 2 * EDGE, LOWEST * WIDTH), TALLEST * WIDTH))
  const scale = Math.min(room / wide, (height - 2 * EDGE) / high)
  const left = (WIDTH - (east - west) * scale) / 2
  const top = (height - (north - south) * scale) / 2
  const spot = (point: Place): Spot => ({
    x: Math.round(left + (eastOf(point) - west) * scale),
    y: Math.round(top + (north - point.latE6) * scale),
  })
  const places = dots.map(spot)
  const beside = (mark: Spot): Spot =>
    places.some(({ x, y }) => Math.abs(x - mark.x) < APART && Math.abs(y - mark.y) < APART)
      ? { x: mark.x + APART, y: mark.y - APART }
      : mark
  return { height, dots: places, marks: marks.map((mark) => beside(spot(mark))) }
}

const circle = ({ x, y }: Spot, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
const square = ({ x, y }: Spot, r: number): string => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`
const cross = ({ x, y }: Spot, r: number): string => `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`
const line = (from: Spot, to: Spot): string => `M${from.x} ${from.y}L${to.x} ${to.y}`

/** Marks that lie off the drawing. */
export const offDrawing = ({ height, marks }: Layout): number =>
  marks.filter(({ x, y }) => x < 0 || x > WIDTH || y < 0 || y > height).length

/** Half the size of a dot: smaller where many stand. */
export function sizeFor(dots: number): number {
  if (dots > 150) return 8
  return dots > 40 ? 12 : 16
}

/** How a team is drawn: where hundreds stand close together, small and without an edge, or the edges would hide the land. */
function teamsDrawn(marks: number, size: number): { half: number; edge: number; line: number } {
  if (marks > 600) return { half: 3, edge: 0, line: 1 }
  if (marks > 200) return { half: 5, edge: 1, line: 2 }
  return { half: Math.round(size * 1.1), edge: 3, line: 3 }
}

const joined = (parts: readonly string[]): string => parts.join('')

/** A line of the table that is looked at: its village, and its team where it has one. */
export interface Looked {
  village: string
  team: string | null
}

const isLooked = (dot: Dot, looked: Looked | null): boolean => looked?.village.startsWith(dot.code) === true

/**
 * The layers of the map. Shape says what colour says: a filled dot is served, a ring with a cross is not, a ring around a dot is both;
 * a square is a team.
 */
export function layersOf(scene: Scene, layout: Layout, looked: Looked | null): Layer[] {
  const size = sizeFor(scene.dots.length)
  const spots = scene.dots.map((dot, place) => ({ dot, spot: layout.dots[place] ?? { x: 0, y: 0 } }))
  const marks = scene.marks.map((mark, place) => ({ mark, spot: layout.marks[place] ?? { x: 0, y: 0 } }))
  const ends = scene.links.flatMap(({ dot, mark }) => {
    const from = spots[dot]
    const to = marks[mark]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
  const lines = ends.map(({ from, to }) => line(from.spot, to.spot))
  const thickened = ends.filter(({ from, to }) => isLooked(from.dot, looked) && to.mark.code === looked?.team)
  const served = spots.filter(({ dot }) => dot.served > 0)
  const unserved = spots.filter(({ dot }) => dot.unserved > 0)
  const none = unserved.filter(({ dot }) => dot.served === 0)
  const ring = Math.round(size * 1.7)
  const team = teamsDrawn(marks.length, size)
  const teams: Layer = { name: 'teams', d: joined(marks.map(({ spot }) => square(spot, team.half))), fill: 'sky' }
  return [
    { name: 'links', d: joined(lines), stroke: 'soft', thick: team.line },
    ...(team.edge === 0 ? [teams] : []),
    { name: 'looked-link', d: joined(thickened.map(({ from, to }) => line(from.spot, to.spot))), stroke: 'ink', thick: 9 },
    { name: 'rings', d: joined(unserved.map(({ spot }) => circle(spot, ring))), fill: 'white', stroke: 'kapok', thick: 6 },
    { name: 'served', d: joined(served.map(({ spot }) => circle(spot, size))), fill: 'leaf', stroke: 'white', thick: 2 },
    { name: 'crosses', d: joined(none.map(({ spot }) => cross(spot, Math.round(size * 0.7)))), stroke: 'kapok', thick: 6 },
    ...(team.edge === 0 ? [] : [{ ...teams, stroke: 'white' as const, thick: team.edge }]),
    {
      name: 'looked',
      d: joined(spots.filter(({ dot }) => isLooked(dot, looked)).map(({ spot }) => circle(spot, ring + 14))),
      stroke: 'ink',
      thick: 7,
    },
  ]
}

export interface MapLabel {
  code: string
  words: string
  /** Per cent of the drawing's width and height. */
  left: number
  top: number
}

/** On the narrowest phone with large words, in units of the drawing. */
const CHARACTER = 72
const LINE_HEIGHT = 80
/** From a spot to its name. */
const OFFSET = 24
const MOST_LABELS = 12

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const meets = (one: Box, other: Box): boolean =>
  one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom

const holds = (box: Box, { x, y }: Spot): boolean =>
  x > box.left - REACH && x < box.right + REACH && y > box.top - REACH && y < box.bottom + REACH

/** Around a ring, in units. */
const REACH = 24

/** Where a name may stand: below its spot, above it, or at one of its sides. */
function boxesFor({ x, y }: Spot, width: number): Box[] {
  const at = (left: number, top: number): Box => ({ left, right: left + width, top, bottom: top + LINE_HEIGHT })
  const middle = Math.min(Math.max(x - width / 2, 0), WIDTH - width)
  return [
    at(middle, y + OFFSET),
    at(middle, y - OFFSET - LINE_HEIGHT),
    at(x + OFFSET, y - LINE_HEIGHT / 2),
    at(x - OFFSET - width, y - LINE_HEIGHT / 2),
  ]
}

/** Names for as many spots as have room for one, in the order given: none over another, none over a ring, all on the drawing. */
export function labelsOf(named: readonly { code: string; name: string; spot: Spot }[], height: number, rings: readonly Spot[]): MapLabel[] {
  const labels: { box: Box; code: string; name: string }[] = []
  for (const { code, name, spot } of named) {
    if (labels.length === MOST_LABELS) break
    const box = boxesFor(spot, name.length * CHARACTER).find(
      (tried) =>
        tried.left >= 0 &&
        tried.right <= WIDTH &&
        tried.top >= 0 &&
        tried.bottom <= height &&
        labels.every((label) => !meets(label.box, tried)) &&
        !rings.some((ring) => holds(tried, ring)),
    )
    if (box !== undefined) labels.push({ box, code, name })
  }
  return labels.map(({ code, name, box }) => ({
    code,
    words: name,
    left: Math.round((box.left + box.right) / 20),
    top: Math.round((box.top / height) * 1_000) / 10,
  }))
}
