export default definePageConfig({ navigationBarTitleText: '提投诉或建议' })
