import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { may } from '../../domain/acting'
import type { Acting } from '../../domain/acting'
import {
  addTerm,
  calendarSettings,
  changeTerm,
  removeTerm,
  rotatingByTerm,
  setQuietHours,
  setWorkingWeek,
} from '../../domain/calendar/settings'
import {
  addClosedDays,
  changeClosedDays,
  removeClosedDays,
} from '../../domain/hand-overs/closed-days'
import type { CalendarSettings, Kept } from '../../domain/calendar/settings'
import { lockThing } from '../../domain/edits'
import { ensure, found } from '../../domain/refusal'
import { rolledTurns } from '../../domain/hand-overs/reschedule'
import type { Rolled } from '../../domain/hand-overs/reschedule'
import { changeYear, removeYear, termsIn } from '../../domain/calendar/school-years'
import { calendarForms } from '../../forms/calendar'
import type { CalendarNoun } from '../../forms/calendar'
import { weekdaysIn } from '../../forms/members'
import { goTo, notHere } from '../../http/answers.server'
import type { Edited } from '../../http/edits.server'
import { edit, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { DescribedFields, defaultsOf, writtenIn } from '../../ui/kit/form-fields'
import type { FieldWords } from '../../ui/kit/form-fields'
import type { Field } from '../../ui/kit/form'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { weekdayNames } from '../../vocabulary'
import { sentence } from '../../vocabulary/sentences'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

type Said<N extends CalendarNoun> = z.output<(typeof calendarForms)[N]>
type Shown = { title: string; lede: string; submit: string; words: FieldWords[]; danger?: boolean }

// What each act does, by its noun; the id of what it is about stands in the URL.
const acts: {
  [N in CalendarNoun]: (acting: Acting, said: Said<N>, id: string) => Promise<unknown>
} = {
  'new-term': (acting, term) => addTerm(acting, term),
  term: (acting, term, id) => changeTerm(acting, id, term),
  'term-removal': (acting, _, id) => removeTerm(acting, id),
  'new-closed-days': (acting, closed) => addClosedDays(acting, closed),
  'closed-days': (acting, closed, id) => changeClosedDays(acting, id, closed),
  'closed-days-removal': (acting, _, id) => removeClosedDays(acting, id),
  year: (acting, year, id) => changeYear(acting, id, year),
  'year-removal': (acting, _, id) => removeYear(acting, id),
  'working-week': (acting, { worksOn }) => setWorkingWeek(acting, worksOn),
  'quiet-hours': (acting, quiet) => setQuietHours(acting, quiet),
}

export const handle = shows('school', 'members', 'initiatives', 'turns')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const noun = nounIn(here)
  ensure(
    may.administer(here.acting),
    'Everyone reads the calendar; an owner or an admin changes it.',
  )
  return { noun, isEdit: noun in edited, ...shownFor(noun, await hanging(here), idIn(here)) }
})

export const action = edit(
  (here: Here) => calendarForms[nounIn(here)] as z.ZodObject,
  editedIn,
  async (here, said) => {
    await (acts[nounIn(here)] as (acting: Acting, said: unknown, id: string) => Promise<unknown>)(
      here.acting,
      said,
      idIn(here),
    )
    return goTo(backFrom(nounIn(here), here.school))
  },
)

// What the others do is to make or to remove.
const edited = {
  term: 'term',
  'closed-days': 'closed days',
  year: 'school year',
  'working-week': 'school',
  'quiet-hours': 'school',
} as const

async function editedIn(here: Here): Promise<Edited | undefined> {
  const noun = nounIn(here)
  if (!(noun in edited) || !may.administer(here.acting)) return undefined
  const kind = edited[noun as keyof typeof edited]
  const thing = { kind, id: kind === 'school' ? here.acting.school.id : idIn(here) }
  await lockThing(thing)
  return { thing, now: async () => writtenIn(shownFor(noun, await hanging(here), thing.id).words) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? 'School calendar'} · Skein` },
]

const backFrom = (noun: CalendarNoun, school: string) =>
  noun.startsWith('year') ? paths.settings(school, { part: 'years' }) : paths.calendar(school)

function nounIn({ params }: Here) {
  return params.act !== undefined && Object.hasOwn(acts, params.act)
    ? (params.act as CalendarNoun)
    : notHere()
}

// An id that is none is as good as one that no school has.
function idIn({ url }: Here) {
  return (
    z.uuid().safeParse(url.searchParams.get('id')).data ?? '00000000-0000-0000-0000-000000000000'
  )
}

type Hanging = CalendarSettings & { rotating: number; rolled: Rolled[]; termsHere: string[] }

/** The calendar, and what hangs on it: who rotates by term, what rolled forward, and the terms of the year in question. */
async function hanging(here: Here): Promise<Hanging> {
  const [settings, rotating, rolled, termsHere] = await Promise.all([
    calendarSettings(),
    rotatingByTerm(),
    rolledTurns(),
    termsIn(idIn(here)),
  ])
  return { ...settings, rotating, rolled, termsHere }
}

const said = (many: number, one: string, more: string) =>
  many ? `${many === 1 ? `One ${one}` : `${many} ${more}`} ` : ''

function shownFor(
  noun: CalendarNoun,
  { years, terms, closed, quiet, worksOn, rotating, rolled, termsHere }: Hanging,
  id: string,
): Shown {
  const one = () =>
    found(
      (noun.startsWith('term') ? terms : noun.startsWith('year') ? years : closed).find(
        (kept) => kept.id === id,
      ),
    )
  const byTerm = said(
    rotating,
    'initiative rotates by term, and hands over by the new days.',
    'initiatives rotate by term, and hand over by the new days.',
  )
  const rolledFrom = ({ startsOn, endsOn }: Kept) =>
    rolled.filter(({ wantedOn }) => startsOn <= wantedOn && wantedOn <= endsOn).length
  const itsTerms = termsHere.length
    ? sentence`It holds ${termsHere.join(' and ')}.`
    : 'It holds no term.'
  const shown: Record<CalendarNoun, () => Shown> = {
    'new-term': () => ({
      title: 'Add a term',
      lede: 'First and last day included. Terms follow one another; there may be a gap between them.',
      submit: 'Add the term',
      words: stretchWords('Name', 'Like Fall semester 2025.'),
    }),
    term: () => ({
      title: `Correct ${one().name}`,
      lede: `First and last day included. ${byTerm}Leads that are planned already keep their days.`,
      submit: 'Save',
      words: stretchWords('Name', 'Like Fall semester 2025.', one()),
    }),
    'term-removal': () => ({
      title: `Remove ${one().name}`,
      lede: `The term goes from the calendar. ${byTerm}What was led and followed in it stays, and so do the days of leads that are planned already.`,
      submit: 'Remove the term',
      words: [],
      danger: true,
    }),
    'new-closed-days': () => ({
      title: 'Add closed days',
      lede: 'A holiday, a break, a day without anyone in the building. First and last day included. Hand-overs planned for these days roll forward to the next open one, and those concerned are told.',
      submit: 'Add the closed days',
      words: stretchWords('What it is', 'Like Winter break.'),
    }),
    'closed-days': () => ({
      title: `Correct ${one().name}`,
      lede: 'Hand-overs that would fall into these days roll forward to the next open one.',
      submit: 'Save',
      words: stretchWords('What it is', 'Like Winter break.', one()),
    }),
    'closed-days-removal': () => ({
      title: `Remove ${one().name}`,
      lede: `The school is open on these days then. ${said(rolledFrom(one()), 'hand-over that rolled forward because of them keeps its new day.', 'hand-overs that rolled forward because of them keep their new days.')}`,
      submit: 'Remove the closed days',
      words: [],
      danger: true,
    }),
    year: () => ({
      title: `Correct ${one().name}`,
      lede: `First and last day included. ${itsTerms} Formation, fairness and growth count by school years, and show what falls in the new days.`,
      submit: 'Save',
      words: stretchWords('School year', 'Like 2026–27.', one()),
    }),
    'year-removal': () => ({
      title: `Remove ${one().name}`,
      submit: 'Remove the school year',
      words: [],
      danger: true,
      lede: `${itsTerms} ${termsHere.length ? 'They have to be removed first, or get other days.' : 'What was led and followed in these days stays; formation, fairness and growth no longer count it as a year.'}`,
    }),
    'working-week': () => ({
      title: 'Working week',
      lede: 'The days on which the school is open. The others are its weekend: nobody is written to then, and no hand-over is moved onto them.',
      submit: 'Save',
      words: [
        {
          name: 'worksOn',
          kind: 'many',
          label: 'The school is open on',
          hint: 'People who worked on every school day will work on the new ones.',
          value: weekdaysIn(worksOn),
          choices: weekdayNames.map((label, place) => ({ value: String(place), label })),
        },
      ],
    }),
    'quiet-hours': () => ({
      title: 'Quiet hours',
      lede: 'In these hours, at weekends and on closed days no letter is sent. The same time twice means no quiet hours.',
      submit: 'Save',
      words: [
        { name: 'from', kind: 'time', label: 'From', value: quiet.from },
        { name: 'to', kind: 'time', label: 'To', value: quiet.to },
      ],
    }),
  }
  return shown[noun]()
}

function stretchWords(label: string, hint: string, kept?: Kept): FieldWords[] {
  return [
    { name: 'name', kind: 'line', label, hint, value: kept?.name },
    { name: 'startsOn', kind: 'day', label: 'First day', value: kept?.startsOn },
    { name: 'endsOn', kind: 'day', label: 'Last day', value: kept?.endsOn },
  ]
}

export default function CalendarActPage() {
  const { noun, title, lede, submit, words, danger, isEdit } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const back = backFrom(noun, school.slug)
  const [form, fields] = useSchoolForm(calendarForms[noun] as z.ZodObject, {
    id: noun,
    defaults: defaultsOf(words),
  })
  return (
    <>
      <Heading
        title={title}
        lede={lede}
        above={
          <Link to={back}>{noun.startsWith('year') ? 'School years' : 'School calendar'}</Link>
        }
      />
      <SchoolForm
        form={form}
        submit={submit}
        danger={danger}
        was={isEdit ? writtenIn(words) : undefined}
        aside={<Link to={back}>Not now</Link>}
      >
        <DescribedFields words={words} fields={fields as unknown as Record<string, Field>} />
      </SchoolForm>
    </>
  )
}
