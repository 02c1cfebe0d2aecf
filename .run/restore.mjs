// npm run restore -- FILE: an empty database becomes what a backup holds.
import { resolve } from 'node:path'
import { built } from './built.mjs'
import { ready, say, stop } from './ready.mjs'

const file = process.argv[2]
if (!file) stop('Say what from: npm run restore -- FILE')
const at = resolve(process.env.INIT_CWD ?? '.', file)
ready()
process.env.NODE_ENV ||= 'production'
const { configure, restoreFrom } = built()
try {
  const { rows, madeAt } = await restoreFrom(at, configure(process.env), { say })
  console.log(
    `All ${rows} rows of the backup made at ${madeAt} are back, each as it was. Start Skein.`,
  )
} catch (error) {
  stop(error.message)
}
process.exit(0)
