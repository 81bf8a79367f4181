export default definePageConfig({ navigationBarTitleText: '站里的任务' })
