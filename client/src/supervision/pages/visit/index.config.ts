export default definePageConfig({ navigationBarTitleText: '一张回访单' })
