export default definePageConfig({ navigationBarTitleText: '一张单' })
