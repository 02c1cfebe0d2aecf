import { settings } from './config.server'

const isSecure = () => settings().appUrl?.startsWith('https:') ?? false
const nameOf = (name: string) => (isSecure() ? `__Host-${name}` : name)

/** A cookie of the whole site that no script reads, for so many seconds. */
export function cookieLine(name: string, value: string, seconds: number) {
  const secure = isSecure() ? '; Secure' : ''
  return `${nameOf(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}

/** What a cookie of ours carries, in the header of a request or in a line that sets it. */
export function cookieIn(header: string | null | undefined, name: string) {
  const found = header?.split(/;\s*/).find((pair) => pair.startsWith(`${nameOf(name)}=`))
  return found?.slice(nameOf(name).length + 1)
}

/** The secret that a cookie of ours carries; nothing for what cannot be one. */
export function secretIn(header: string | null | undefined, name: string) {
  const token = cookieIn(header, name)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}
