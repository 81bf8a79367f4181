export default definePageConfig({ navigationBarTitleText: '办理这张单' })
