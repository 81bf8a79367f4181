export { ActivityCard, type ActivityLine } from './activity-card'
export { KeptNotice } from './kept-notice'
export { roomWords, whenAndWhere } from './line-words'
