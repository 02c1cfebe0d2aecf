import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Away, Back, LeaveSchool, Unsaid } from '../../forms/absences'
import { confirming } from '../../forms/kit/confirmation'
import type { PassingKind } from '../../vocabulary'
import { ConfirmField } from '../kit/confirm-field'
import { rowsOf } from '../kit/conform'
import { FindField } from '../kit/find-field'
import type { Listed } from '../kit/find-field'
import { LongField, SchoolForm, SelectField, TextField, useSchoolForm } from '../kit/form'
import type { Field } from '../kit/form'
import { When } from '../kit/when'
import { exactDay } from '../../vocabulary/dates'

type Trouble = { sentence: string; field: string } | undefined
type Lead = {
  turnId: string
  number: number
  title: string
  dueOn: string
  insteadOf?: string
  because?: string
  isComing: boolean
  handOver: { stands: string; next: string; wish: string } | null
  choices: { id: string; name: string; reason: string }[]
  firstId?: string
  suggestedId?: string
}
type Thing = {
  kind: Exclude<PassingKind, 'turn'>
  id: string
  title: string | null
  text: string
  suggestedId?: string
}
type Ending = {
  what: 'follow' | 'shadow' | 'hand-over' | 'offer' | 'ask' | 'change'
  title: string
}
export type Who = { name: string; isMe: boolean; back: ReactNode }

/** The first step: which days. An ordinary form of the URL, so that the second step can be looked at and gone back from. */
export function DaysStep({
  noun,
  from,
  to,
  trouble,
  today,
  who,
}: {
  noun: 'away' | 'leave'
  from?: string | undefined
  to?: string | undefined
  trouble?: Trouble
  today: string
  who: Who
}) {
  return (
    <Form method="get" className="form">
      {noun === 'away' ? (
        <>
          <Day name="from" label="First day away" value={from} trouble={trouble} required />
          <Day
            name="to"
            label="Last day away"
            hint="Leave this empty if nobody knows yet."
            value={to}
            trouble={trouble}
          />
          <p className="quiet">
            For a few days only, someone can stand in as lead instead, and the lead comes back: that
            is asked on the page of the initiative.
          </p>
        </>
      ) : (
        <Day
          name="lastDay"
          label="Last day at the school"
          hint={`Today, or a day to come. With today, ${who.isMe ? 'you leave' : 'they leave'} at once.`}
          value={from ?? today}
          trouble={trouble}
          required
        />
      )}
      <div className="form__acts">
        <button type="submit" className="button button--primary">
          Go on
        </button>
        {who.back}
      </div>
    </Form>
  )
}

function Day({
  name,
  label,
  hint,
  value,
  trouble,
  required,
}: {
  name: string
  label: string
  hint?: string
  value?: string | undefined
  trouble: Trouble
  required?: boolean
}) {
  const isWrong = trouble?.field === name
  const described = [hint && `${name}-hint`, isWrong && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>
        {label} {!required && <span className="field__optional">(optional)</span>}
      </label>
      {hint && (
        <p className="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        className="input"
        type="date"
        id={name}
        name={name}
        defaultValue={value}
        required={required}
        aria-describedby={described || undefined}
        aria-invalid={isWrong || undefined}
      />
      {isWrong && (
        <p className="field__error" id={`${name}-error`}>
          {trouble.sentence}
        </p>
      )}
    </div>
  )
}

export type Held = {
  from: string
  to: string | null
  leads: Lead[]
  things: Thing[]
  endings: Ending[]
  people: { id: string; name: string }[]
  listed: Listed
}

const Leaving = confirming(LeaveSchool)

/** The second step: everything that is held in those days, and for each to whom it goes. One submit does all of it. */
export function HoldingsStep({
  noun,
  held,
  who,
  again,
}: {
  noun: 'away' | 'leave'
  held: Held
  who: Who
  again: string
}) {
  const defaults = {
    from: held.from,
    to: held.to ?? undefined,
    lastDay: held.from,
    leads: held.leads.map(leadDefaults),
    things: held.things.map(({ kind, id, suggestedId }) => ({ kind, id, to: suggestedId })),
  }
  const [form, fields] = useSchoolForm<typeof Away | typeof Leaving>(
    noun === 'away' ? Away : Leaving,
    { id: noun, defaults },
  )
  const [leads, things] = [rowsOf(fields.leads), rowsOf(fields.things)]
  return (
    <SchoolForm
      form={form}
      submit={submitFor(noun, who, held)}
      aside={who.back}
      danger={noun === 'leave'}
    >
      <p>
        {daysSaid(noun, held)}{' '}
        <Link to={again}>{noun === 'away' ? 'Choose other days' : 'Choose another day'}</Link>
      </p>
      {noun === 'away' ? (
        <Hidden fields={[fields.from, fields.to]} />
      ) : (
        <Hidden fields={[fields.lastDay]} />
      )}
      {!held.leads.length && !held.things.length && (
        <p className="notice">
          {who.isMe
            ? 'You hold nothing in this time that needs another.'
            : `${who.name} holds nothing in this time that needs another.`}
        </p>
      )}
      {held.leads.map((lead, place) => (
        <LeadFields
          key={lead.turnId}
          lead={lead}
          fields={leads[place]}
          who={who}
          listed={held.listed}
        />
      ))}
      {held.things.length > 0 && (
        <fieldset className="passing">
          <legend>
            What {held.leads.length ? 'else ' : ''}
            {who.isMe ? 'you look after' : `${who.name} looks after`}
          </legend>
          {held.things.map((thing, place) => (
            <ThingFields
              key={`${thing.kind} ${thing.id}`}
              thing={thing}
              fields={things[place]}
              people={held.people}
              listed={held.listed}
            />
          ))}
        </fieldset>
      )}
      <EndsByItself endings={held.endings} noun={noun} who={who} />
      {noun === 'leave' && <ConfirmField field={fields.current} />}
    </SchoolForm>
  )
}

type Fields = Record<string, Field>

function leadDefaults({ turnId, isComing, handOver, firstId, suggestedId }: Lead) {
  return {
    turn: turnId,
    isComing: isComing ? 'on' : undefined,
    first: firstId,
    to: suggestedId,
    why: '',
    stands: handOver?.stands ?? '',
    next: handOver?.next ?? '',
    wish: handOver?.wish ?? '',
  }
}

function Hidden({ fields }: { fields: (Field | undefined)[] }) {
  return fields.map(
    (field) =>
      field && (
        <span key={field.name} hidden={!field.errors?.length}>
          <input type="hidden" name={field.name} defaultValue={field.initialValue ?? ''} />
          {field.errors?.length ? <span className="field__error">{field.errors[0]}</span> : null}
        </span>
      ),
  )
}

function LeadFields({
  lead,
  fields,
  who,
  listed,
}: {
  lead: Lead
  fields: Fields | undefined
  who: Who
  listed: Listed
}) {
  if (!fields?.to || !fields.why || !fields.stands || !fields.next || !fields.wish) return null
  const choices = lead.choices.map(({ id, name, reason }) => ({
    value: id,
    label: reason ? `${name} (${reason})` : name,
  }))
  return (
    <fieldset className="passing">
      <legend>
        {lead.isComing
          ? `${who.isMe ? 'You were' : `${who.name} was`} to lead ${lead.title}`
          : `${who.isMe ? 'You lead' : `${who.name} leads`} ${lead.title}`}
      </legend>
      <p className="quiet">
        Needs another from {exactDay(lead.dueOn)}
        {lead.insteadOf &&
          `, the first open day after ${exactDay(lead.insteadOf)} (${lead.because})`}
        . The person you choose is asked. If they have not accepted by then, it needs a lead and
        says so.
      </p>
      <Hidden fields={[fields.turn, fields.first, fields.isComing]} />
      <GiveField
        field={fields.to}
        label="Who might lead then?"
        hint="First the one who is next in the agreed order, or would be fairest, with the reason."
        none="Leave it open: it will need a lead"
        choices={choices}
        listed={listed}
        among={lead.number}
      />
      {!lead.isComing && (
        <>
          <TextField
            field={fields.why}
            label="Why them"
            hint="A line, when you choose another than the first."
            optional
          />
          <LongField field={fields.stands} label="Where it stands" rows={2} />
          <LongField field={fields.next} label="What comes next" rows={2} />
          <LongField field={fields.wish} label="What I wish I had known" rows={2} optional />
        </>
      )}
    </fieldset>
  )
}

const thingSaid: Record<Thing['kind'], (thing: Thing) => string> = {
  sponsorship: ({ title }) => `Sponsor of ${title}`,
  ownership: ({ title }) => `Technical owner of ${title}`,
  call: ({ title, text }) => `The call for a ${text} of ${title}`,
  action: ({ title, text }) => `Action: ${text}${title ? ` (${title})` : ''}`,
  barrier: ({ title, text }) => `Barrier: ${text} (${title})`,
  decision: ({ text }) => `Seeing a decision through: ${text}`,
}
const nobody: Partial<Record<Thing['kind'], string>> = {
  sponsorship: 'Leave it open: it will need a sponsor',
  ownership: 'Leave it open: it will need an owner',
  barrier: 'Nobody in particular',
}

function ThingFields({
  thing,
  fields,
  people,
  listed,
}: {
  thing: Thing
  fields: Fields | undefined
  people: Held['people']
  listed: Listed
}) {
  if (!fields?.to) return null
  return (
    <>
      <Hidden fields={[fields.kind, fields.id]} />
      <GiveField
        field={fields.to}
        label={thingSaid[thing.kind](thing)}
        hint={
          thing.kind === 'sponsorship'
            ? 'They are asked now, and sponsor it once they say yes.'
            : undefined
        }
        none={nobody[thing.kind] ?? 'The nearest person'}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        listed={listed}
      />
    </>
  )
}

type GiveProps = {
  field: Field
  label: string
  hint?: string
  none: string
  choices: { value: string; label: string }[]
  listed: Listed
  among?: number
}

// To whom something goes: of a small school a select; in a large one the few who are suggested stand first, and the others are found by name.
function GiveField({ choices, listed, ...around }: GiveProps) {
  if (!listed.isLong) return <SelectField {...around} choices={choices} />
  const few = choices.map(({ value: id, label: name }) => ({ id, name }))
  return (
    <FindField
      {...around}
      listed={{
        ...listed,
        choices: [...few, ...listed.choices.filter(({ id }) => !few.some((one) => one.id === id))],
      }}
    />
  )
}

const endingSaid = {
  follow: 'Following',
  shadow: 'Shadowing',
  'hand-over': 'Hand-overs that wait for an answer',
  offer: 'Offers',
  ask: 'Questions that wait for an answer',
  change: 'Changes of turns that wait for an answer',
}

function EndsByItself({
  endings,
  noun,
  who,
}: {
  endings: Ending[]
  noun: 'away' | 'leave'
  who: Who
}) {
  if (!endings.length) return null
  return (
    <section className="stack">
      <h2>What ends by itself</h2>
      <dl className="facts">
        {(Object.keys(endingSaid) as Ending['what'][]).flatMap((what) => {
          const titles = [
            ...new Set(endings.filter((ending) => ending.what === what).map(({ title }) => title)),
          ]
          return titles.length
            ? [
                <dt key={what}>{endingSaid[what]}</dt>,
                <dd key={`${what} of`}>{titles.join(', ')}</dd>,
              ]
            : []
        })}
      </dl>
      {noun === 'away' && (
        <p className="quiet">
          {who.isMe
            ? 'Back again, you can follow and offer as before.'
            : `Back again, ${who.name} can follow and offer as before.`}{' '}
          Leave costs nobody their place in the rotation.
        </p>
      )}
    </section>
  )
}

function daysSaid(noun: 'away' | 'leave', { from, to }: Held) {
  if (noun === 'leave') return `The last day is ${exactDay(from)}.`
  return to
    ? `${exactDay(from)} to ${exactDay(to)}.`
    : `From ${exactDay(from)}; nobody knows yet until when.`
}

function submitFor(noun: 'away' | 'leave', { isMe }: Who, { leads, things }: Held) {
  const doing = leads.length || things.length ? 'Hand over and ' : ''
  const said =
    noun === 'away'
      ? isMe
        ? 'go on leave'
        : 'record the leave'
      : isMe
        ? 'leave the school'
        : 'record the last day'
  return doing ? doing + said : said.charAt(0).toUpperCase() + said.slice(1)
}

/** Ends a leave that has begun. */
export function BackStep({ today, who }: { today: string; who: Who }) {
  const [form, fields] = useSchoolForm(Back, { id: 'back', defaults: { backOn: today } })
  return (
    <SchoolForm form={form} submit="Save" aside={who.back}>
      <TextField field={fields.backOn} label="First day back" type="date" />
    </SchoolForm>
  )
}

/** An act that needs no more than a yes. */
export function YesStep({ id, submit, who }: { id: string; submit: string; who: Who }) {
  const [form] = useSchoolForm(Unsaid, { id })
  return (
    <SchoolForm form={form} submit={submit} aside={who.back}>
      {null}
    </SchoolForm>
  )
}

type Leave = { id: string; startsOn: string; endsOn: string | null }

/** When someone is away, as everyone reads it. Why is nobody's business. */
export function AwaySaid({ leave: { startsOn, endsOn }, today }: { leave: Leave; today: string }) {
  return (
    <>
      on leave{' '}
      {startsOn > today && (
        <>
          from <When day={startsOn} today={today} />{' '}
        </>
      )}
      {endsOn ? (
        <>
          until <When day={endsOn} today={today} />
        </>
      ) : startsOn > today ? (
        'on'
      ) : (
        'for now'
      )}
    </>
  )
}

type PassingShown = {
  id: string
  kind: PassingKind
  role: string | null
  title: string | null
  text: string
  to: string | null
  on: string
  isPassed: boolean
  isAsked: boolean
  answer: string | null
}

/** What passes on, to whom, and whether it has been taken. */
export function Passings({ passings, today }: { passings: PassingShown[]; today: string }) {
  if (!passings.length) return null
  return (
    <section>
      <h2>What passes on</h2>
      <ul className="news">
        {passings.map((passing) => (
          <li key={passing.id} className="news__one">
            <p>
              {passing.kind === 'turn'
                ? `The lead of ${passing.title}`
                : thingSaid[passing.kind]({ ...passing, kind: passing.kind })}
            </p>
            <p className="quiet">
              {passingSaid(passing)} <When day={passing.on} today={today} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function passingSaid({ kind, to, isPassed, isAsked, answer }: PassingShown) {
  const needs = { turn: 'needs a lead from', sponsorship: 'needs a sponsor from' }[kind as string]
  if (!needs)
    return isPassed ? `passed to ${to ?? 'nobody yet'}` : `passes to ${to ?? 'nobody yet'},`
  if (!isAsked || !to) return needs
  if (answer === 'accepted') return `${to} has accepted, from`
  return answer ? `${to} will not; it ${needs}` : `${to} is asked, from`
}
