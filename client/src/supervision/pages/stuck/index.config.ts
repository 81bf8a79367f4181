export default definePageConfig({ navigationBarTitleText: '卡在哪里' })
