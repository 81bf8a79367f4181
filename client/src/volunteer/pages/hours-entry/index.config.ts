export default definePageConfig({ navigationBarTitleText: '一笔时数' })
