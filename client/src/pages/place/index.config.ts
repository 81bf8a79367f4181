export default definePageConfig({ navigationBarTitleText: '选择您的村' })
