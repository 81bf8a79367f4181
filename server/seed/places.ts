import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlaceLevel } from '../../shared/vocabulary/places'
import { levelOf } from '../../shared/vocabulary/places'
import type { Place } from '../features/places/place.entity'

const HEADER = 'code,level,parent_code,name,official_name,kind,lat,lng'

/** The folder that holds package.json: the same one whether this runs from source or compiled, which moves it deeper. */
function packageFolder(): string {
  let folder = __dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`No package.json above ${__dirname}`)
    folder = above
  }
  return folder
}

const levelled = (code: string, level: string): PlaceLevel => {
  const found = levelOf(code)
  if (found === null || found !== level) throw new Error(`places.csv: ${code} is no code of a ${level}`)
  return found
}

function placeOf(line: string): Place {
  const [code, level, parent, name, officialName, kind, lat, lng, ...more] = line.split(',')
  if (!code || !level || parent === undefined || !name || !officialName || !kind || !lat || !lng || more.length > 0) {
    throw new Error(`places.csv: cannot read "${line}"`)
  }
  return {
    code,
    level: levelled(code, level),
    parentCode: parent === '' ? null : parent,
    name,
    officialName,
    kind,
    latE6: Math.round(Number(lat) * 1_000_000),
    lngE6: Math.round(Number(lng) * 1_000_000),
  }
}

/** The division tree of places.csv, parents before their children. The file quotes nothing: no name in it holds a comma. */
export function readPlaces(): Place[] {
  const [header, ...lines] = readFileSync(join(packageFolder(), 'server', 'seed', 'places.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  if (header !== HEADER) throw new Error(`places.csv: the first line must be "${HEADER}"`)
  return lines.map(placeOf)
}
