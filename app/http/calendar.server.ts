import type { Request, Response } from 'express'
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { ICalCalendar } from 'ical-generator'
import { calendarByToken } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { calendarEntries } from '../domain/feeds/calendar-entries'
import type { ActionEntry, DeadlineEntry } from '../domain/feeds/calendar-deadlines'
import type { Entries, HandOverEntry, TurnEntry } from '../domain/feeds/calendar-entries'
import { addDays } from '../vocabulary/days'
import { paths } from '../paths'
import { cameAboutSaid } from '../vocabulary/came-about'
import { settings } from './config.server'
import { hashed } from '../domain/accounts/tokens'

const anHour = 60 * 60

/**
 * GET /feeds/calendar/:token.ics: a member's turns, hand-overs and deadlines, for calendar programs
 * that know nothing but this address. An address that was never made, was taken back, or is of
 * someone who left, is not there.
 */
export async function calendarFeed(request: Request, response: Response) {
  const token = /^([\w-]{43})\.ics$/.exec(String(request.params.file))?.[1]
  const feed = token ? await calendarByToken(hashed(token)) : undefined
  if (!feed)
    return void response
      .status(404)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send('There is no calendar at this address.\n')
  const entries = await withSchool(
    feed.school_id,
    () => calendarEntries(feed.member_id, { onlyLeading: request.query.only === 'lead' }),
    { readOnly: true },
  )
  response.set({
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="skein.ics"',
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  })
  response.send(asCalendar(entries))
}

/**
 * The entries as an iCalendar text: days as days, so that no clock change and no other time zone
 * moves them; the same entries, the same text.
 */
function asCalendar({ school, turns, handOvers, deadlines, actions }: Entries): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    name: `${school.name}: my turns`,
    prodId: { company: 'Skein', product: 'Skein' },
    ttl: anHour,
  })
  for (const turn of turns) putTurn(calendar, turn, addressOf(school.slug, turn.number))
  for (const handOver of handOvers)
    putHandOver(calendar, handOver, addressOf(school.slug, handOver.number))
  for (const deadline of deadlines)
    putDeadline(
      calendar,
      deadline,
      `${settings().appUrl ?? ''}${paths.decision(school.slug, deadline.number)}`,
    )
  for (const action of actions)
    putAction(
      calendar,
      action,
      action.number
        ? addressOf(school.slug, action.number)
        : `${settings().appUrl ?? ''}${paths.home(school.slug)}`,
    )
  return calendar.toString()
}

const addressOf = (slug: string, number: number) =>
  `${settings().appUrl ?? ''}${paths.initiative(slug, number)}`
const roles = { lead: 'Lead', follow: 'Follow', shadow: 'Shadow' }
const pastRoles = { lead: 'Led', follow: 'Followed', shadow: 'Shadowed' }
const verbs = { lead: 'lead', follow: 'follow', shadow: 'shadow the lead of' }
const pastVerbs = { lead: 'led', follow: 'followed', shadow: 'shadowed the lead of' }

function putTurn(
  calendar: ICalCalendar,
  { role, title, from, to, isOpen, isPast, isComing, cameAbout, ...told }: TurnEntry,
  url: string,
) {
  const how = cameAboutSaid({ role, cameAbout })
  const text = [
    `You ${isComing ? 'will ' : ''}${(isPast ? pastVerbs : verbs)[role]} this${how && ` (${how})`}.`,
    told.status === 'tentative' ? 'Planned; not yet agreed in a hand-over.' : '',
    isOpen ? 'It has no last day yet, and is shown to the end of the school year.' : '',
    url,
  ]
  put(calendar, {
    ...told,
    uid: `turn-${told.id}@skein`,
    from,
    to,
    summary: `${(isPast ? pastRoles : roles)[role]}: ${title}`,
    text,
    url,
  })
}

function putHandOver(
  calendar: ICalCalendar,
  { title, on, isMine, isPast, from, to, ...told }: HandOverEntry,
  url: string,
) {
  const [gives, takes] = isPast ? ['Handed over', 'Took over'] : ['Hand over', 'Take over']
  const summary = isMine
    ? `${gives} the lead: ${title}${to ? ` (to ${to})` : ''}`
    : `${takes} the lead: ${title}${from ? ` (from ${from})` : ''}`
  const text = [told.status === 'tentative' ? 'Planned; not yet agreed in a hand-over.' : '', url]
  put(calendar, {
    ...told,
    uid: `hand-over-${told.id}@skein`,
    from: on,
    to: on,
    summary,
    text,
    url,
  })
}

function putAction(
  calendar: ICalCalendar,
  { text, on, isDone, ...told }: ActionEntry,
  url: string,
) {
  put(calendar, {
    ...told,
    uid: `action-${told.id}@skein`,
    from: on,
    to: on,
    summary: `${isDone ? 'Done' : 'Due'}: ${text}`,
    text: [url],
    url,
  })
}

// An instant, which every calendar shows in its own time.
function putDeadline(
  calendar: ICalCalendar,
  { question, at, ...told }: DeadlineEntry,
  url: string,
) {
  const isOpen = told.hasResponded && !told.isPast
  const text = [isOpen ? 'You have responded. You may change it until then.' : '', url]
  const summary = `${deadlineSaid(told)}: ${question}`
  const said = saidOf({ ...told, uid: `deadline-${told.id}@skein`, summary, text, url })
  calendar.createEvent({ ...said, start: new Date(at) })
}

function deadlineSaid({ isPast, hasResponded }: Pick<DeadlineEntry, 'isPast' | 'hasResponded'>) {
  if (isPast) return 'Responses closed'
  return hasResponded ? 'Responses close' : 'Respond by now'
}

type Entry = Pick<TurnEntry, 'status' | 'revision' | 'changedAt'> & {
  uid: string
  from: string
  to: string
  summary: string
  text: string[]
  url: string
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

// An iCalendar day ends where the next begins.
function put(calendar: ICalCalendar, { from, to, ...said }: Entry) {
  calendar.createEvent({ ...saidOf(said), allDay: true, start: from, end: addDays(to, 1) })
}

// A turn keeps nobody from being asked to a meeting, so it shows as free. A program that knows
// nothing of what is cancelled reads it in the name, and nothing that was true before.
function saidOf({
  uid,
  summary,
  text,
  url,
  status,
  revision,
  changedAt,
}: Omit<Entry, 'from' | 'to'>) {
  const isCancelled = status === 'cancelled'
  return {
    id: uid,
    summary: isCancelled ? `Cancelled: ${summary}` : summary,
    description: (isCancelled ? [url] : text.filter(Boolean)).join('\n'),
    url,
    status: statuses[status],
    sequence: revision,
    stamp: changedAt,
    lastModified: changedAt,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  }
}
