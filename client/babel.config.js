module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // Said here because the preset would look for a browserslist in client/ only. WeChat gets ES5, which no setting of its own tools can break.
        targets: process.env.TARO_ENV === 'h5' ? { chrome: '80', ios: '13' } : { ios: '9', android: '5' },
      },
    ],
  ],
}
