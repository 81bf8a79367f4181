import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import webpack from 'webpack'

// Taro is always started with the working directory client/; package.json and node_modules live one level up.
const CLIENT = path.resolve(__dirname, '..')
const ROOT = path.resolve(CLIENT, '..')
const SHARED = path.join(ROOT, 'shared')

const packages = (...names: string[]) => names.map((name) => path.join(ROOT, 'node_modules', name) + path.sep)

// Taro transpiles client/src and its own packages; what else is written in modern JavaScript is named here.
const TRANSPILED = [SHARED + path.sep, ...packages('zod', '@tanstack/query-core', '@tanstack/react-query', 'zustand', 'js-sha256')]

const DEFAULT_API = process.env.TARO_ENV === 'h5' ? '' : 'https://hongmian.example'

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'hongmian',
  date: '2026-11-24',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [path.join(CLIENT, 'config/aria-plugin.cjs')],
  alias: { '@': path.join(CLIENT, 'src'), '@shared': SHARED },
  // A process.env.X without a value would stay in the bundle, and WeChat knows no `process`: name every one that the code reads.
  env: { TARO_APP_API: JSON.stringify(process.env.TARO_APP_API ?? DEFAULT_API) },
  defineConstants: {},
  // The marks that index.html names; in WeChat they would only add weight.
  copy: { patterns: process.env.TARO_ENV === 'h5' ? [{ from: 'src/design/marks/', to: 'dist/h5/marks/' }] : [], options: {} },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: process.env.TARO_CACHE === '1' },
  logger: { quiet: true, stats: false },
  mini: {
    compile: { include: TRANSPILED },
    optimizeMainPackage: { enable: true },
    webpackChain(chain) {
      const shim = path.join(CLIENT, 'src/shims/abort-controller')
      const names = { AbortController: [shim, 'AbortController'], AbortSignal: [shim, 'AbortSignal'] }
      chain.plugin('abortController').use(webpack.ProvidePlugin, [names])
      chain.performance.hints(false)
    },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    devServer: { port: 10086, open: false, proxy: [{ context: ['/api'], target: 'http://127.0.0.1:3000' }] },
    publicPath: '/',
    staticDirectory: 'static',
    compile: { include: [...TRANSPILED, ...packages('@stencil/core')] },
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain) {
      // Taro's own setting would copy what pages share into each of them.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          default: false,
          defaultVendors: false,
          react: { name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
          taro: { name: 'taro', test: /[\\/]node_modules[\\/]@tarojs[\\/]/, chunks: 'initial', priority: 20 },
          shared: { name: 'shared', minChunks: 2, chunks: 'async', priority: 5, reuseExistingChunk: true },
        },
      })
      chain.performance.hints(false)
    },
    postcss: {
      // Pixels stay pixels: Taro's root-size units would double everything on a wide screen. The value is missing from Taro's types.
      pxtransform: { enable: true, config: { targetUnit: 'px' as never } },
      autoprefixer: { enable: true, config: {} },
    },
  },
}))
