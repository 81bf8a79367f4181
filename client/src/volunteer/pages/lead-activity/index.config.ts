export default definePageConfig({ navigationBarTitleText: '带队的活动' })
