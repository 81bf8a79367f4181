export default definePageConfig({ navigationBarTitleText: '诚信核查' })
