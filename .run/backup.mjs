// npm run backup -- FILE: everything this Skein holds, in one file, while it runs or not.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { built } from './built.mjs'
import { ready, say, stop } from './ready.mjs'

const file = process.argv[2]
if (!file) stop('Say where to: npm run backup -- FILE')
const at = resolve(process.env.INIT_CWD ?? '.', file)
ready()
process.env.NODE_ENV ||= 'production'
const { configure, backUpTo } = built()
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
try {
  const { rows, bytes } = await backUpTo(at, configure(process.env), { skein: version, say })
  console.log(
    `${at} holds all ${rows} rows, in ${Math.ceil(bytes / 1024)} kB. It holds what opens accounts: keep it where nobody else reads it.`,
  )
} catch (error) {
  stop(error.message)
}
process.exit(0)
