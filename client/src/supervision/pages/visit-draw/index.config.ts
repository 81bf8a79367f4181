export default definePageConfig({ navigationBarTitleText: '一批回访' })
