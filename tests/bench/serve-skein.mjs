import { serve } from '../../.run/serve.mjs'
import { told } from './told.mjs'

told((await serve()).url)
