export default definePageConfig({ navigationBarTitleText: '统筹派单' })
