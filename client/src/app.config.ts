const PAPER = '#FBF7F1'

/** h5 alone: pages change at once, so that nothing moves and what is fixed stays fixed. WeChat does not know the setting. */
const STILL = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

export default defineAppConfig({
  ...STILL,
  pages: ['pages/home/index'],
  window: {
    backgroundColor: PAPER,
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: PAPER,
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '红棉点单',
  },
  lazyCodeLoading: 'requiredComponents',
})
