import type { Listed } from '../kit/find-field'
import type { Held } from './held-things'
import type { ThingToGive } from '../../domain/absences/successors'
import { GiveField, Hidden } from './give-field'
import type { Fields } from './give-field'

export const thingSaid: Record<
  ThingToGive['kind'],
  (thing: Pick<ThingToGive, 'title' | 'text'>) => string
> = {
  sponsorship: ({ title }) => `Sponsor of ${title}`,
  ownership: ({ title }) => `Technical owner of ${title}`,
  call: ({ title, text }) => `The call for a ${text} of ${title}`,
  action: ({ title, text }) => `Action: ${text}${title ? ` (${title})` : ''}`,
  barrier: ({ title, text }) => `Barrier: ${text} (${title})`,
  decision: ({ text }) => `Seeing a decision through: ${text}`,
}
const nobody: Partial<Record<ThingToGive['kind'], string>> = {
  sponsorship: 'Leave it open: it will need a sponsor',
  ownership: 'Leave it open: it will need an owner',
  barrier: 'Nobody in particular',
}

export function ThingFields({
  thing,
  fields,
  people,
  listed,
}: {
  thing: ThingToGive
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
