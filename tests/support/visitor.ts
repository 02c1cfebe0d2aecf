import { demoPassword } from '../../db/demo/load'

/**
 * Someone at the door with a cookie jar and no browser: enough for every page and form, as
 * JavaScript is off.
 */
export class Visitor {
  private cookies = new Map<string, string>()
  constructor(private readonly base: string) {}

  async get(path: string, headers: Record<string, string> = {}) {
    return this.send(path, { headers })
  }

  async post(
    path: string,
    fields: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
  ) {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    )
    return this.send(path, {
      method: 'POST',
      body,
      headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    })
  }

  async signIn(email: string, password = demoPassword) {
    const answer = await this.post('/sign-in', { email, password })
    if (answer.status !== 303) throw new Error(`Could not sign in as ${email}: ${answer.status}`)
    return this
  }

  /** Comes with a session that is there already. */
  holding(token: string) {
    this.cookies.set('skein', token)
    return this
  }

  /** The cookies by name, for a browser that takes over. */
  held() {
    return [...this.cookies]
  }

  cookie() {
    return this.held()
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
  }

  private async send(path: string, init: RequestInit & { headers: Record<string, string> }) {
    const answer = await fetch(new URL(path, this.base), {
      redirect: 'manual',
      ...init,
      headers: { Accept: 'text/html', Cookie: this.cookie(), ...init.headers },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return answer
  }
}

export const demoEmail = (name: string) => `${name}@harborridge.example`
