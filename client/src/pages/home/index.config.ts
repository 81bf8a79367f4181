export default definePageConfig({ navigationBarTitleText: '红棉点单' })
