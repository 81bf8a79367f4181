// Taro's templates for WeChat drop every aria attribute; this adds the ones that WeChat reads aloud. Seen in dist/weapp/base.wxml.
const path = require('node:path')
const { ATTRIBUTES } = require('./aria-attributes.cjs')

module.exports = (context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(context, ATTRIBUTES)
      const runtime = platform.runtimePath
      platform.runtimePath = [...(Array.isArray(runtime) ? runtime : [runtime]), path.join(__dirname, 'aria-runtime.js')]
    },
  })
}
