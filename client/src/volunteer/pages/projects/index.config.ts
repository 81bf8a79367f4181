export default definePageConfig({ navigationBarTitleText: '我们的项目' })
