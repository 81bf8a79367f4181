export default definePageConfig({ navigationBarTitleText: '到场和结项' })
