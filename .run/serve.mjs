// Starts the built server and stays with it until it is told to stop; prints what went wrong as a
// sentence.
import { aside, built } from './built.mjs'
import { say, stop } from './ready.mjs'

export async function serve({ prepare } = {}) {
  process.env.NODE_ENV ||= 'production'
  const { configure, start, loadDemo } = built()
  const starting = (async () =>
    start({
      config: configure(process.env),
      say,
      aside,
      prepare: prepare && ((url) => prepare(url, loadDemo)),
    }))()
  // A signal during the start waits for it, so that whatever it began is ended too.
  const end = () =>
    starting
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end())
  return starting.catch((error) => stop(error instanceof Error ? error.message : String(error)))
}
