import { ready, say } from './ready.mjs'

ready({ built: false })
process.env.NODE_ENV = 'development'
process.env.DATA_DIR ||= '.data/dev'
process.env.MAIL_PAGE ||= 'on'
const { createServer } = await import('vite')
const vite = await createServer({
  configFile: 'remix.config.js',
  server: { middlewareMode: true },
  appType: 'custom',
})
const { configure, start, loadDemo } = await vite.ssrLoadModule('/app/http/server.ts')
const { url, stop } = await start({
  config: configure(process.env),
  say,
  vite,
  prepare: (database) => loadDemo(database, { say }),
})
console.log(`Skein (development, demo school) is at ${url}`)
process.on(
  'SIGINT',
  () =>
    void stop()
      .then(() => vite.close())
      .then(() => process.exit(0)),
)
