export default definePageConfig({ navigationBarTitleText: '签到、点名' })
