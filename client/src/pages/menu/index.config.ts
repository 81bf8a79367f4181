export default definePageConfig({ navigationBarTitleText: '点服务' })
