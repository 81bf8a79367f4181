export default definePageConfig({ navigationBarTitleText: '时数和补录' })
