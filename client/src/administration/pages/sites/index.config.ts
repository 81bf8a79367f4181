export default definePageConfig({ navigationBarTitleText: '站点和设施' })
