import { isIP } from 'node:net'
import type { Handler, Request } from 'express'
import type { Logger } from 'pino'
import type { z } from 'zod'

const named = ['loopback', 'linklocal', 'uniquelocal']
const mustBe =
  'must be how many proxies stand in front, like 1, or their addresses, like loopback or 10.0.0.0/8, 192.0.2.7'
const forgotten =
  'X-Forwarded-… came from an address that is not trusted, and was not believed; if a proxy stands in front, set TRUST_PROXY'

/** What TRUST_PROXY says: a number of proxies, or a list of addresses and networks. */
export function proxiesIn(said: string, context: z.RefinementCtx) {
  if (/^[1-9]$/.test(said)) return Number(said)
  const parts = said.split(',').map((part) => part.trim())
  if (parts.every((part) => named.includes(part) || isNetwork(part))) return parts
  context.addIssue({ code: 'custom', message: mustBe })
  return undefined
}

// A network that holds every address would believe everybody.
function isNetwork(part: string) {
  const [address = '', bits, more] = part.split('/')
  const kind = isIP(address)
  if (!kind || more !== undefined) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (kind === 4 ? 32 : 128)
}

const forwarded = ['for', 'host', 'proto', 'port'].map((what) => `x-forwarded-${what}`)
const told = [...forwarded, 'forwarded', 'x-real-ip']

/**
 * Takes away what only a proxy may say, such as from where and to which host a request came, unless
 * one that is trusted sends it. First of all handlers: whatever reads these headers later, ours or
 * a library's, may then believe them. What was passed on all the same is known by `isPassedOn`.
 * Says once in the log when a proxy seems to be forgotten.
 */
export function believeProxies(log: Logger): Handler {
  let isSaid = false
  return (request, response, next) => {
    const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean
    if (trusts(request.socket.remoteAddress ?? '', 0)) return next()
    response.locals.isPassedOn = takeAway(request)
    if (response.locals.isPassedOn && !isSaid) {
      isSaid = true
      log.warn(forgotten)
    }
    next()
  }
}

function takeAway({ headers }: Request) {
  const said = told.filter((name) => name in headers)
  for (const name of said) delete headers[name]
  return said.length > 0
}
