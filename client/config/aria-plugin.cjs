// Taro's templates for WeChat drop every aria attribute; this adds, per built-in component, the ones that WeChat reads aloud.
// Seen in dist/weapp/base.wxml.
const path = require('node:path')
const attributes = require('./aria-attributes.json')

module.exports = (context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(context, attributes)
      const runtime = platform.runtimePath
      platform.runtimePath = [...(Array.isArray(runtime) ? runtime : [runtime]), path.join(__dirname, 'aria-runtime.js')]
    },
  })
}
