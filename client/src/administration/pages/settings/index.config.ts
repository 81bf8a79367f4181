export default definePageConfig({ navigationBarTitleText: '时限和节假日' })
