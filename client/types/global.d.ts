/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.png' {
  const address: string
  export default address
}

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
    /** Where the server is; empty on h5, which is served by it. */
    TARO_APP_API: string
  }
}
