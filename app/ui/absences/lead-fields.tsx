import type { Listed } from '../kit/find-field'
import { LongField, TextField } from '../kit/form'
import { exactDay } from '../../vocabulary/dates'
import type { Who } from './held-things'
import type { LeadToGive } from '../../domain/absences/successors'
import { GiveField, Hidden } from './give-field'
import type { Fields } from './give-field'

export function LeadFields({
  lead,
  fields,
  who,
  backOn,
  listed,
}: {
  lead: LeadToGive
  fields: Fields | undefined
  who: Who
  /** Their first day back, where it is known. */
  backOn: string | null
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
        says so.{backOn && ` ${afterwards(who, backOn)}`}
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

function afterwards({ name, isMe }: Who, backOn: string) {
  const [lead, follow] = isMe ? ['you lead', 'you follow'] : [`${name} leads`, `${name} follows`]
  return `Back on ${exactDay(backOn)}, ${lead} it again if nobody is chosen here, and else ${follow}.`
}
