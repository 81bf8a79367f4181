export default definePageConfig({ navigationBarTitleText: '供需缺口' })
