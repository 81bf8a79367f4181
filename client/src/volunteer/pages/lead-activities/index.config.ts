export default definePageConfig({ navigationBarTitleText: '队伍的活动' })
