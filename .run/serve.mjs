// Starts the built server and stays with it until it is told to stop; prints what went wrong as a sentence.
import { stop } from './ready.mjs'

export async function serve({ demo = false, prepare, ...rest } = {}) {
  process.env.NODE_ENV ||= 'production'
  const { configure, start, loadDemo } = await import('../build/server/index.js')
  try {
    const config = configure(process.env, { demo })
    const running = await start({ config: { ...config, ...rest }, say: (line) => console.log(`  ${line}`), prepare: demo && prepare ? (url) => prepare(url, loadDemo) : undefined })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void running.stop().then(() => process.exit(0)))
    return { ...running, config }
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error))
  }
}
