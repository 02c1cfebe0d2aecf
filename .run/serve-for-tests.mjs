// The built server for one test, told apart from a school's own by its environment alone.
import { serve } from './serve.mjs'

const { url } = await serve()
console.log(`SKEIN AT ${url}`)
