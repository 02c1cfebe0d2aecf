import type { Who } from './held-things'
import type { Ending } from '../../domain/absences/responsibilities'

const endingSaid = {
  follow: 'Following',
  shadow: 'Shadowing',
  'hand-over': 'Hand-overs that wait for an answer',
  offer: 'Offers',
  ask: 'Questions that wait for an answer',
  change: 'Changes of turns that wait for an answer',
}

export function EndsByItself({
  endings,
  noun,
  to,
  who,
}: {
  endings: Ending[]
  noun: 'away' | 'leave'
  /** The last day of a leave, where it is known. */
  to: string | null
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
          {to
            ? `What ${who.isMe ? 'you follow' : `${who.name} follows`} or ${who.isMe ? 'shadow' : 'shadows'} goes on from the first day back.`
            : 'What is followed or shadowed goes on from the first day back, once that is said.'}{' '}
          Leave costs nobody their place in the rotation.
        </p>
      )}
    </section>
  )
}
