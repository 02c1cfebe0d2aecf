import { Link } from '@remix-run/react'
import { rowsOf } from '../kit/conform'
import type { Field } from '../kit/field'
import type { LayoutProps } from '../kit/form-layout'
import { exactDay } from '../../vocabulary/dates'
import { addDays } from '../../vocabulary/days'
import { EndsByItself } from './ends-by-itself'
import { Hidden } from './give-field'
import type { Held, HeldShown } from './held-things'
import { LeadFields } from './lead-fields'
import { ThingFields } from './thing-fields'

/**
 * Everything that is held in the days of an absence, and for each to whom it goes. One submit does
 * all of it.
 */
export function HandingOn({ fields, shown, children }: LayoutProps<HeldShown>) {
  const { noun, held, who, again } = shown
  return (
    <>
      <p>
        {daysSaid(noun, held)}{' '}
        <Link to={again}>{noun === 'away' ? 'Choose other days' : 'Choose another day'}</Link>
      </p>
      <Hidden fields={noun === 'away' ? [fields.from, fields.to] : [fields.lastDay]} />
      {!held.leads.length && !held.things.length && (
        <p className="notice">
          {who.isMe
            ? 'You hold nothing in this time that needs another.'
            : `${who.name} holds nothing in this time that needs another.`}
        </p>
      )}
      <Leads shown={shown} rows={rowsIn(fields.leads)} />
      <Things shown={shown} rows={rowsIn(fields.things)} />
      <EndsByItself endings={held.endings} noun={noun} to={held.to} who={who} />
      {children}
    </>
  )
}

type Rows = Record<string, Field>[]
const rowsIn = (field: Field | undefined): Rows => (field ? rowsOf(field) : [])

function Leads({ shown: { noun, held, who }, rows }: { shown: HeldShown; rows: Rows }) {
  return held.leads.map((lead, place) => (
    <LeadFields
      key={lead.turnId}
      lead={lead}
      fields={rows[place]}
      who={who}
      backOn={noun === 'away' && held.to ? addDays(held.to, 1) : null}
      listed={held.listed}
    />
  ))
}

function Things({ shown: { held, who }, rows }: { shown: HeldShown; rows: Rows }) {
  if (!held.things.length) return null
  return (
    <fieldset className="passing">
      <legend>
        What {held.leads.length ? 'else ' : ''}
        {who.isMe ? 'you look after' : `${who.name} looks after`}
      </legend>
      {held.things.map((thing, place) => (
        <ThingFields
          key={`${thing.kind} ${thing.id}`}
          thing={thing}
          fields={rows[place]}
          people={held.people}
          listed={held.listed}
        />
      ))}
    </fieldset>
  )
}

function daysSaid(noun: HeldShown['noun'], { from, to }: Held) {
  if (noun === 'leave') return `The last day is ${exactDay(from)}.`
  return to
    ? `${exactDay(from)} to ${exactDay(to)}.`
    : `From ${exactDay(from)}; nobody knows yet until when.`
}
