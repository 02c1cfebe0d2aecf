import { expect } from 'vitest'
import type { TestServer } from './server'
import { Visitor } from './visitor'
import { ledTo } from './reading'
import { soon } from './soon'

export const password = 'seven geese over the weir'

/** Where an answer sends its reader; in a school without what is said there of it. */
export function to(answer: Response) {
  const at = answer.headers.get('Location')
  return at?.startsWith('/s/') ? ledTo(answer) : at
}

/**
 * People who come to the door of a server with nothing but an address, and the letters they get.
 */
export function comersTo(server: () => TestServer) {
  const visitor = () => new Visitor(server().url)

  /**
   * The newest link of a kind in the letters to an address, once it is another than the one known
   * before.
   */
  function linkIn(
    email: string,
    kind: 'join' | 'reset' | 'sign-up' | 'account/email',
    former = '',
  ) {
    return soon(async () => {
      const letters = (await (await visitor().get('/mail')).text())
        .split('<article>')
        .filter((one) => one.includes(email))
      const [link = former] = letters.flatMap(
        (one) => new RegExp(`href="(/${kind}/[\\w-]+)"`).exec(one)?.[1] ?? [],
      )
      expect(link).not.toBe(former)
      return link
    })
  }

  async function resetLinkFor(email: string, former = '') {
    await visitor().post('/forgotten', { email })
    return linkIn(email, 'reset', former)
  }

  async function newcomer(email: string, name = 'Ana Sousa') {
    const someone = visitor()
    expect((await someone.post('/sign-up', { name, email })).status).toBe(303)
    expect(to(await someone.post(await linkIn(email, 'sign-up'), { password }))).toBe(
      '/schools/new',
    )
    return someone
  }

  return { visitor, linkIn, resetLinkFor, newcomer }
}
