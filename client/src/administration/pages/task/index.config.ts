export default definePageConfig({ navigationBarTitleText: '一项任务' })
