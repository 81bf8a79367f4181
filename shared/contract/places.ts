import * as z from 'zod/mini'
import { FACILITIES, PLACE_LEVELS } from '../vocabulary/places'
import { endpoint } from './endpoint'
import { optionalText, placeCode } from './fields'

export const place = z.object({ code: placeCode, level: z.enum(PLACE_LEVELS), name: z.string() })

/** The practice site of a place: whom to call, and when somebody is there. */
export const site = z.object({
  code: placeCode,
  level: z.enum(PLACE_LEVELS),
  name: z.string(),
  phone: z.string(),
  hours: z.string(),
  facilities: z.array(z.enum(FACILITIES)),
  /** 示范: what others come to look at. */
  demonstration: z.boolean(),
})

export const places = {
  children: endpoint({
    method: 'GET',
    path: '/places',
    summary: '某地的下一级地方；也可以按名字找村',
    policy: 'anyone',
    audit: 'place.list',
    query: z.strictObject({ parent: z.optional(placeCode), name: optionalText(20) }),
    reply: z.object({
      parent: z.nullable(place),
      /** From the city down to the parent. */
      path: z.array(place),
      items: z.array(z.object({ ...place.shape, path: z.string() })),
    }),
  }),
  one: endpoint({
    method: 'GET',
    path: '/places/:code',
    summary: '一个地方和它的文明实践站（所、中心）',
    policy: 'anyone',
    audit: 'place.read',
    params: z.strictObject({ code: placeCode }),
    reply: z.object({ place, path: z.array(place), site: z.nullable(site) }),
  }),
}
