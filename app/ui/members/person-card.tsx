import { HoverCard } from 'radix-ui'
import { AwaySaid } from './away-words'
import { Spot } from '../kit/spot'
import { When } from '../kit/when'

/** A person in short: their own words, what they hold now, and when they are away. */
export type PersonCardShown = {
  name: string
  initials: string
  position: string
  strengths: string
  growthEdges: string
  leads: string[]
  follows: string[]
  leave: { id: string; startsOn: string; endsOn: string | null } | null
  leftOn: string | null
}

type PersonCardProps = { shown: PersonCardShown; at: DOMRect; today: string; close: () => void }

const most = 3

/** The card beside a person's name, for a pointer that rests on it or a focus that is there. */
export function PersonCard({ shown, at, today, close }: PersonCardProps) {
  const { name, initials, position, leads, follows, strengths, growthEdges, leave, leftOn } = shown
  return (
    <HoverCard.Root open onOpenChange={(isOpen) => isOpen || close()} closeDelay={150}>
      <HoverCard.Trigger asChild>
        <Spot at={at} />
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content className="person-card" sideOffset={6} collisionPadding={8}>
          <p className="person">
            <span className="person__initials" aria-hidden="true">
              {initials}
            </span>
            <span>
              <b>{name}</b> <span className="quiet small">{position}</span>
            </span>
          </p>
          {leftOn && (
            <p className="small">
              left the school <When day={leftOn} today={today} />
            </p>
          )}
          {leave && (
            <p className="small">
              <AwaySaid leave={leave} today={today} />
            </p>
          )}
          <Held what="Leads" titles={leads} />
          <Held what="Follows" titles={follows} />
          {strengths && <p className="small person-card__words">Strengths: {strengths}</p>}
          {growthEdges && <p className="small person-card__words">Growth edges: {growthEdges}</p>}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  )
}

function Held({ what, titles }: { what: string; titles: string[] }) {
  if (!titles.length) return null
  const rest = titles.length - most
  return (
    <p className="small">
      <b>{what}</b> {titles.slice(0, most).join(', ')}
      {rest > 0 && ` and ${rest} more`}
    </p>
  )
}
