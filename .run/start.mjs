import { ready } from './ready.mjs'
import { serve } from './serve.mjs'

ready()
const { url } = await serve()
console.log(`Skein is at ${url}`)
