import ICAL from 'ical.js'
import { beforeAll } from 'vitest'
import { served } from './served'
import type { Served } from './served'
import type { Visitor } from './visitor'
import { ledTo } from './reading'

export type Feeding = Served & {
  jess: Visitor
  /** Where Jess sees and makes her calendar, and the path that calendar programs read. */
  page: string
  feed: string
  seen: (query?: string) => Promise<Seen[]>
}

/**
 * Harbor Ridge on a server of its own, far from the school, on the other side of the day, so that
 * nothing is counted in the server's own time; and in it the calendar of Jess with what she
 * follows.
 */
export function feedOfJess(): Feeding {
  const far = { TZ: 'Pacific/Kiritimati', LOG_LEVEL: 'info' }
  const here = served('skein_demo', { env: () => far }) as Feeding
  beforeAll(async () => {
    here.jess = await here.as('jess.lindqvist')
    here.page = `/s/harbor-ridge/people/${await here.idOf('JL')}/calendar`
    here.feed = await addressOf(here.jess, here.page)
    await here.jess.post(`${here.page}/follows`, { follows: 'on' })
  })
  return Object.assign(here, {
    seen: async (query = '') => {
      const answer = await here.stranger().get(here.feed + query)
      return readCalendar(await answer.text())
    },
  })
}

/**
 * Makes an address the way a person does, and reads it off the page. A server that is busy as it
 * begins says so, and is asked again.
 */
export async function addressOf(visitor: Visitor, at: string) {
  const made = await whenFree(() => visitor.post(at))
  if (made.status !== 303 || ledTo(made) !== at)
    throw new Error(`No address was made at ${at}: ${made.status}`)
  const shown = await (await whenFree(() => visitor.get(at))).text()
  return new URL(/value="([^"]+\.ics)"/.exec(shown)?.[1] ?? '').pathname
}

async function whenFree(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await ask()
    if (answer.status !== 503) return answer
    await new Promise((later) => setTimeout(later, 500))
  }
  return ask()
}

export type Seen = {
  uid: string
  title: string
  from: string
  last: string
  status: string
  sequence: number
  modified: string
  isDay: boolean
}

/** What an independent reader of iCalendar makes of it: the last day is the one before DTEND. */
export function readCalendar(text: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  return calendar.getAllSubcomponents('vevent').map(seenIn)
}

function seenIn(component: ICAL.Component): Seen {
  const event = new ICAL.Event(component)
  const last = event.endDate.clone()
  if (last.isDate) last.adjust(-1, 0, 0, 0)
  const said = (name: string) => String(component.getFirstPropertyValue(name))
  return {
    uid: event.uid,
    title: event.summary,
    from: event.startDate.toString(),
    last: last.toString(),
    status: said('status'),
    sequence: Number(said('sequence')),
    modified: said('last-modified'),
    isDay: event.startDate.isDate && event.endDate.isDate,
  }
}
