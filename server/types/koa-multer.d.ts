/** What the upload stage uses of @koa/multer, which comes without types: multer whose handlers are koa's middleware. */
declare module '@koa/multer' {
  import type { Middleware } from 'koa'
  import type { Options, StorageEngine } from 'multer'

  interface Receiver {
    /** Takes one file under this field name and sets `ctx.file`. */
    single(fieldName: string): Middleware
  }

  function multer(options?: Options): Receiver
  namespace multer {
    function memoryStorage(): StorageEngine
  }
  export = multer
}
