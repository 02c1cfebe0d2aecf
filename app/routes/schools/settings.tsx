import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { lockThing } from '../../domain/edits'
import {
  addGoal,
  changeSchool,
  endGoal,
  schoolItself,
  settingsOf,
} from '../../domain/schools/settings'
import type { SipGoal, Year } from '../../domain/schools/settings'
import { addYear } from '../../domain/calendar/school-years'
import { Goal, GoalEnd, SchoolItself, SchoolYear } from '../../forms/schools'
import { goTo, notHere } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import type { Edited } from '../../http/edits.server'
import { act, edit, making, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { ButtonForm } from '../../ui/kit/button-form'
import { SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { exactDay } from '../../vocabulary/dates'
import type { Confirmation } from '../../vocabulary/confirmations'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

type Part = 'school' | 'years' | 'goals'
const partTitles: Record<Part, string> = {
  school: 'The school',
  years: 'School years',
  goals: 'Improvement goals',
}
const addressOf = (school: string, part: string) => paths.settings(school, { part })

// Each part has its own form; ending a goal is an act of the goals.
const actions = {
  school: edit(
    SchoolItself,
    schoolIn,
    async (here, said) => (
      await changeSchool(here.acting, said),
      backTo(here, 'school', 'school.school')
    ),
  ),
  years: act(
    SchoolYear,
    async (here, said) => (await addYear(here.acting, said), backTo(here, 'years', 'school.years')),
  ),
  goals: making(
    Goal,
    async (here, { title }) => (
      await addGoal(here.acting, title),
      backTo(here, 'goals', 'school.goals')
    ),
  ),
  'goal-end': act(
    GoalEnd,
    async (here, { goal }) => (
      await endGoal(here.acting, goal),
      backTo(here, 'goals', 'school.goal-end')
    ),
  ),
}

async function schoolIn({ acting }: Here): Promise<Edited | undefined> {
  if (!may.administer(acting)) return undefined
  const thing = { kind: 'school' as const, id: acting.school.id }
  await lockThing(thing)
  return { thing, now: schoolItself }
}

export const handle = shows('school')

export const loader = page(async ({ acting, url }) => {
  const zones = new Set([acting.school.timeZone, ...Intl.supportedValuesOf('timeZone')])
  return {
    ...(await settingsOf(acting)),
    part: partIn(url),
    timeZone: acting.school.timeZone,
    zones: [...zones].sort(),
  }
})

export async function action(args: ActionFunctionArgs) {
  const name = new URL(args.request.url).searchParams.get('part') ?? 'school'
  return Object.hasOwn(actions, name) ? actions[name as keyof typeof actions](args) : notHere()
}

function partIn(url: URL): Part {
  const asked = url.searchParams.get('part')
  return asked === 'years' ? 'years' : asked?.startsWith('goal') ? 'goals' : 'school'
}

const backTo = (here: Here, part: Part, done: Confirmation) =>
  goTo(confirmed(addressOf(here.school, part), done))

const pages = { school: SchoolPart, years: YearsPart, goals: GoalsPart }

export const meta: MetaFunction = () => [{ title: 'School settings · Skein' }]

export default function Settings() {
  const { part } = useLoaderData<typeof loader>()
  const Chosen = pages[part]
  return (
    <>
      <Heading title="Settings" lede="What is true of the whole school." />
      <Parts chosen={part} />
      <div className="sheet narrow stack">
        <Chosen key={part} />
      </div>
    </>
  )
}

function Parts({ chosen }: { chosen: Part }) {
  const { school } = useSchool()
  return (
    <nav aria-label="Settings" className="filters">
      {(Object.keys(partTitles) as Part[]).map((part) => (
        <Link
          key={part}
          className="button button--small"
          aria-current={part === chosen ? 'page' : undefined}
          to={addressOf(school.slug, part)}
        >
          {partTitles[part]}
        </Link>
      ))}
      <Link className="button button--small" to={paths.calendar(school.slug)}>
        Terms and closed days
      </Link>
    </nav>
  )
}

function SchoolPart() {
  const { school } = useSchool()
  const { zones, timeZone } = useLoaderData<typeof loader>()
  const defaults = { name: school.name, timeZone }
  const [form, fields] = useSchoolForm(SchoolItself, { id: 'school', defaults })
  return (
    <SchoolForm form={form} submit="Save" was={defaults} action={addressOf(school.slug, 'school')}>
      <TextField field={fields.name} label="Name of the school" />
      <SelectField
        field={fields.timeZone}
        label="Time zone"
        hint="Turns and reminders follow the school’s own clock."
        choices={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
    </SchoolForm>
  )
}

function YearsPart() {
  const { school } = useSchool()
  const { years } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(SchoolYear, { id: 'year' })
  return (
    <>
      <Years years={years} />
      <SchoolForm form={form} submit="Add the school year" action={addressOf(school.slug, 'years')}>
        <TextField field={fields.name} label="School year" hint="Like 2026–27." />
        <TextField field={fields.startsOn} label="First day" type="date" />
        <TextField field={fields.endsOn} label="Last day" type="date" />
      </SchoolForm>
    </>
  )
}

function Years({ years }: { years: Year[] }) {
  const { school } = useSchool()
  return (
    <ul className="stretches">
      {years.map(({ id, name, startsOn, endsOn }) => (
        <li key={id} className="stretches__one">
          <div>
            <p>{name}</p>
            <p className="quiet small">
              {exactDay(startsOn)} to {exactDay(endsOn)}
            </p>
          </div>
          <p className="stretches__acts">
            <Link to={paths.calendarAct(school.slug, 'year', { id })}>
              Correct<span className="spoken">: {name}</span>
            </Link>
            <Link to={paths.calendarAct(school.slug, 'year-removal', { id })}>
              Remove<span className="spoken">: {name}</span>
            </Link>
          </p>
        </li>
      ))}
    </ul>
  )
}

function GoalsPart() {
  const { school } = useSchool()
  const { goals } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(Goal, { id: 'goal' })
  return (
    <>
      {!goals.length && (
        <p>Write down the goals of your school improvement plan; each initiative may serve one.</p>
      )}
      <ul className="news">
        {goals.map((goal) => (
          <OneGoal key={goal.id} goal={goal} />
        ))}
      </ul>
      <SchoolForm form={form} submit="Add the goal" action={addressOf(school.slug, 'goals')}>
        <TextField field={fields.title} label="Goal" />
      </SchoolForm>
    </>
  )
}

function OneGoal({ goal: { id, title, endedOn } }: { goal: SipGoal }) {
  const { school } = useSchool()
  return (
    <li className="news__one">
      <p>{title}</p>
      {endedOn ? (
        <p className="quiet">ended {exactDay(endedOn)}</p>
      ) : (
        <ButtonForm
          action={addressOf(school.slug, 'goal-end')}
          hidden={{ goal: id }}
          button="button button--small"
          label={`End this goal: ${title}`}
        >
          End this goal
        </ButtonForm>
      )}
    </li>
  )
}
