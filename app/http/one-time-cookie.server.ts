import { settings } from './config.server'

// Carries a secret over the one redirect after it was made, in a cookie of that page alone; the
// page reads it, shows it, and lets it go.

const name = 'skein-once'

export function keepOnce(secret: string, path: string) {
  return cookie(secret, path, 120)
}

/** The secret that was just made for this page, if there is one, and the line that lets it go. */
export function takeOnce(request: Request) {
  const secret = (request.headers.get('Cookie') ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return secret ? { secret, gone: cookie('', new URL(request.url).pathname, 0) } : undefined
}

function cookie(value: string, path: string, seconds: number) {
  const isSecure = settings().appUrl?.startsWith('https:') ?? false
  return `${name}=${value}; Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`
}
