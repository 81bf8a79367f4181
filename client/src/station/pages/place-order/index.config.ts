export default definePageConfig({ navigationBarTitleText: '代客点单' })
