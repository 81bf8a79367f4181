export default definePageConfig({ navigationBarTitleText: '改过什么' })
