import type { CSSProperties } from 'react'
import type { DrawnPlan } from '../../domain/turns/drawn-plan'
import { daysBetween } from '../../vocabulary/days'
import { exactDay, shortDay } from '../../vocabulary/dates'

type DrawnProps = { drawn: DrawnPlan | undefined; refused: string | undefined; today: string }

const most = 3

/** The leads of now and the next three, side by side, each as long as it lasts. */
export function TurnsDrawn({ drawn, refused, today }: DrawnProps) {
  const turns = drawn ? turnsIn(drawn, today) : []
  return (
    <section className="drawn" aria-labelledby="drawn">
      <h2 className="drawn__title" id="drawn">
        The next turns by this plan
      </h2>
      <div role="status">
        {refused ? (
          <p className="notice">{refused}</p>
        ) : (
          !turns.length && <p className="quiet">Nobody leads this, and nobody is in sight to.</p>
        )}
        {!refused && turns.length > 0 && (
          <ol className="drawn__turns">
            {turns.map(({ key, who, when, day, note, days, isNow }) => (
              <li
                key={key}
                className="drawn__turn"
                data-now={isNow || undefined}
                style={{ '--days': days } as CSSProperties}
              >
                <b>{who}</b>
                <span className="small">
                  {day ? (
                    <time dateTime={day} title={exactDay(day)}>
                      {when}
                    </time>
                  ) : (
                    when
                  )}
                </span>
                {note && <span className="small quiet">{note}</span>}
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}

type Turn = {
  key: string
  who: string
  when: string
  day: string | null
  note: string
  days: number
  isNow?: true
}

const notes = {
  planned: 'planned',
  asked: 'asked',
  'in the order': '',
  suggested: 'perhaps',
  'shadow first': 'shadows first',
}

// Without an end that is known a turn is drawn as long as six weeks.
const usual = 42

function turnsIn({ now, coming }: DrawnPlan, today: string): Turn[] {
  const next = coming.slice(0, most)
  const [first] = next
  return [
    ...(now.length ? [leadingNow(now, { today, next: first?.on ?? null })] : []),
    ...next.map(({ memberId, name, on, how, part }, at): Turn => ({
      key: `${memberId} ${on}`,
      who: name,
      when: on ? `from ${shortDay(on, today)}` : 'on no day yet',
      day: on,
      note: part ?? notes[how],
      days: lengthOf(on, next[at + 1]?.on ?? null),
    })),
  ]
}

function leadingNow(
  now: DrawnPlan['now'],
  { today, next }: { today: string; next: string | null },
): Turn {
  const until = now
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .at(0)
  return {
    key: 'now',
    who: now.map(({ name }) => name).join(' and '),
    when: until ? `until ${shortDay(until, today)}` : 'until someone hands over',
    day: until ?? null,
    note: now.length > 1 ? 'lead now' : 'leads now',
    days: lengthOf(today, next ?? until ?? null),
    isNow: true,
  }
}

function lengthOf(from: string | null, to: string | null) {
  if (!from || !to) return usual
  return Math.max(7, daysBetween(from, to))
}
