import * as z from 'zod'

/** #rrggbb or #rgb; a few keys also take the names white and black. */
const Color = z.string().regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/)
const Path = z.string().regex(/^[^/].*[^/]$|^[^/]$/, 'must not begin or end with a slash')

const WINDOW_KEYS = {
  navigationBarBackgroundColor: Color.optional(),
  navigationBarTextStyle: z.enum(['black', 'white']).optional(),
  navigationBarTitleText: z.string().optional(),
  navigationStyle: z.enum(['default', 'custom']).optional(),
  homeButton: z.boolean().optional(),
  backgroundColor: Color.optional(),
  backgroundColorTop: Color.optional(),
  backgroundColorBottom: Color.optional(),
  backgroundTextStyle: z.enum(['dark', 'light']).optional(),
  enablePullDownRefresh: z.boolean().optional(),
  onReachBottomDistance: z.number().min(0).optional(),
  pageOrientation: z.enum(['portrait', 'auto', 'landscape']).optional(),
  visualEffectInBackground: z.enum(['none', 'hidden']).optional(),
}

const SubPackage = z.strictObject({
  root: z.string().min(1),
  name: z.string().optional(),
  pages: z.array(Path).min(1),
  independent: z.boolean().optional(),
})

const TabBar = z.strictObject({
  color: Color,
  selectedColor: Color,
  backgroundColor: Color,
  borderStyle: z.enum(['black', 'white']).optional(),
  position: z.enum(['bottom', 'top']).optional(),
  custom: z.boolean().optional(),
  list: z
    .array(z.strictObject({ pagePath: Path, text: z.string(), iconPath: z.string().optional(), selectedIconPath: z.string().optional() }))
    .min(2)
    .max(5),
})

/** Interfaces that give a place, which app.json has to name before they can be called. */
export const LOCATION_INTERFACES = [
  ...['chooseAddress', 'chooseLocation', 'choosePoi', 'getFuzzyLocation', 'getLocation'],
  ...['onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'],
]

const ComponentMap = z.record(z.string(), z.string())

/** app.json: the keys that this project uses or may come to use; a key that is not here is a spelling mistake until it is added. */
export const AppJson = z.strictObject({
  entryPagePath: Path.optional(),
  pages: z.array(Path).min(1),
  subPackages: z.array(SubPackage).optional(),
  preloadRule: z
    .record(z.string(), z.strictObject({ network: z.enum(['all', 'wifi']).optional(), packages: z.array(z.string()).min(1) }))
    .optional(),
  window: z.strictObject(WINDOW_KEYS).optional(),
  tabBar: TabBar.optional(),
  networkTimeout: z.record(z.enum(['request', 'connectSocket', 'uploadFile', 'downloadFile']), z.int().positive()).optional(),
  permission: z.record(z.string(), z.strictObject({ desc: z.string().min(1).max(30) })).optional(),
  requiredPrivateInfos: z.array(z.enum(LOCATION_INTERFACES)).optional(),
  requiredBackgroundModes: z.array(z.enum(['audio', 'location'])).optional(),
  usingComponents: ComponentMap.optional(),
  lazyCodeLoading: z.literal('requiredComponents'),
  style: z.literal('v2').optional(),
  componentFramework: z.enum(['exparser', 'glass-easel']).optional(),
  sitemapLocation: z.string().optional(),
  darkmode: z.boolean().optional(),
  themeLocation: z.string().optional(),
  resizable: z.boolean().optional(),
  debug: z.boolean().optional(),
  __usePrivacyCheck__: z.boolean().optional(),
})

/** The JSON beside a page or a component. */
export const UnitJson = z.strictObject({
  ...WINDOW_KEYS,
  usingComponents: ComponentMap.optional(),
  component: z.boolean().optional(),
  styleIsolation: z.enum(['isolated', 'apply-shared', 'shared', 'page-isolated', 'page-apply-shared', 'page-shared']).optional(),
  disableScroll: z.boolean().optional(),
  enableShareAppMessage: z.boolean().optional(),
  enableShareTimeline: z.boolean().optional(),
})

/** sitemap.json. */
export const SitemapJson = z.strictObject({
  desc: z.string().optional(),
  rules: z.array(
    z.strictObject({
      action: z.enum(['allow', 'disallow']).optional(),
      page: z.string(),
      params: z.array(z.string()).optional(),
      matching: z.enum(['exact', 'inclusive', 'exclusive', 'partial']).optional(),
      priority: z.number().optional(),
    }),
  ),
})

/** What a schema says of a value, a sentence for each fault. */
export function faultsOf(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value)
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.') || 'root'}: ${message}`)
}
