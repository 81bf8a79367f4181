// Tells koa's Request of `body` (unknown until a schema has read it), wherever it is read.
import '@koa/bodyparser'
