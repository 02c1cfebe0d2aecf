import { Link } from '@remix-run/react'
import { Away, LeaveSchool } from '../../forms/absences'
import { confirming } from '../../forms/kit/confirmation'
import { ConfirmField } from '../kit/confirm-field'
import { rowsOf } from '../kit/conform'
import { SchoolForm, useSchoolForm } from '../kit/form'
import { exactDay } from '../../vocabulary/dates'
import { EndsByItself } from './ends-by-itself'
import { Hidden } from './give-field'
import type { Held, Who } from './held'
import type { LeadToGive } from '../../domain/absences/successors'
import { LeadFields } from './lead-fields'
import { ThingFields } from './thing-fields'

const Leaving = confirming(LeaveSchool)

/**
 * The second step: everything that is held in those days, and for each to whom it goes. One submit
 * does all of it.
 */
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

function leadDefaults({ turnId, isComing, handOver, suggestedId }: LeadToGive) {
  return {
    turn: turnId,
    isComing: isComing ? 'on' : undefined,
    first: suggestedId,
    to: suggestedId,
    why: '',
    stands: handOver?.stands ?? '',
    next: handOver?.next ?? '',
    wish: handOver?.wish ?? '',
  }
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
