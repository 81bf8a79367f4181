/** The tags of WeChat's base library, and those of its template language. */
export const BUILT_IN_TAGS: ReadonlySet<string> = new Set(
  `
  ad ad-custom audio block button camera canvas channel-live channel-video checkbox checkbox-group cover-image cover-view
  double-tap-gesture-handler draggable-sheet editor force-press-gesture-handler form functional-page-navigator grid-builder grid-view
  horizontal-drag-gesture-handler icon image import include input keyboard-accessory label list-builder list-view live-player live-pusher
  long-press-gesture-handler map match-media movable-area movable-view navigation-bar navigator nested-scroll-body nested-scroll-header
  official-account open-container open-data page-container page-meta pan-gesture-handler picker picker-view picker-view-column progress
  radio radio-group rich-text root-portal scale-gesture-handler scroll-view share-element slider slot snapshot span sticky-header
  sticky-section swiper swiper-item switch tap-gesture-handler template text textarea vertical-drag-gesture-handler video view voip-room
  web-view wxs
  `
    .trim()
    .split(/\s+/),
)
