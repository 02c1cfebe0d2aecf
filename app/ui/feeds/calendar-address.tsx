import { useRef, useState, useSyncExternalStore } from 'react'
import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'

/**
 * The address in the one moment in which it can be read. It stays in sight while the page does,
 * though it is told only once.
 */
export function NewAddress({ address }: { address: string | null }) {
  const told = useRef(address)
  told.current = address ?? told.current
  if (!told.current) return null
  return <Shown address={told.current} />
}

function Shown({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className="notice stack" role="status">
      <div className="field">
        <label className="field__label" htmlFor="calendar-address">
          Your calendar address
        </label>
        <p className="field__hint" id="calendar-address-hint">
          Copy it now: it is shown this once.
        </p>
        <input
          ref={field}
          className="input"
          id="calendar-address"
          aria-describedby="calendar-address-hint"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <p className="form__acts">
        <Copy text={address} />
        <a className="button" href={address.replace(/^https?:/, 'webcal:')}>
          Open in my calendar program
        </a>
      </p>
    </div>
  )
}

// Copying needs a script; without one, the field is there to be selected.
function Copy({ text }: { text: string }) {
  const isAble = useSyncExternalStore(
    never,
    () => Boolean(navigator.clipboard),
    () => false,
  )
  const [said, say] = useState('Copy the address')
  if (!isAble) return null
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => say('Copied'),
      () => say('Please copy it by hand'),
    )
  return (
    <button type="button" className="button button--primary" onClick={copy}>
      {said}
    </button>
  )
}

const never = () => () => {}

export function HasAddress({
  memberId,
  madeOn,
  follows,
}: {
  memberId: string
  madeOn: string
  follows: boolean
}) {
  const {
    school: { slug },
    today,
  } = useSchool()
  return (
    <section className="stack">
      <p>
        You have had a calendar address since <When day={madeOn} today={today} />. Skein keeps only
        its fingerprint, so it cannot be shown again. Lost it, or shared it too widely? Make a new
        one; the old one stops at once.
      </p>
      <p>
        {follows
          ? 'It shows what you lead, and what you follow and shadow.'
          : 'It shows what you lead. What you follow and shadow is left out.'}
      </p>
      <ButtonForm
        action={paths.ownCalendar(slug, memberId, 'follows')}
        hidden={follows ? {} : { follows: 'on' }}
      >
        {follows ? 'Leave out what I follow' : 'Show what I follow, too'}
      </ButtonForm>
      <div className="form__acts">
        <ButtonForm action={paths.ownCalendar(slug, memberId)}>Make a new address</ButtonForm>
        <ButtonForm action={paths.ownCalendar(slug, memberId, 'end')}>Stop this address</ButtonForm>
      </div>
    </section>
  )
}

export function NoAddress({ memberId }: { memberId: string }) {
  const { slug } = useSchool().school
  return (
    <section className="stack">
      <p>
        Make an address of your own, and give it to your calendar program: it then shows when you
        lead, on which day a lead is handed over, and what you are to answer or do by a day. When
        plans change, so does the calendar.
      </p>
      <ButtonForm action={paths.ownCalendar(slug, memberId)} button="button button--primary">
        Make my calendar address
      </ButtonForm>
    </section>
  )
}

export function HowToAdd() {
  return (
    <section className="stack">
      <h2>How to add it</h2>
      <p>
        Google Calendar: “Other calendars”, “From URL”. Apple Calendar: “File”, “New Calendar
        Subscription”; on an iPhone “Calendars”, “Add Calendar”, “Add Subscription Calendar”.
        Outlook: “Add calendar”, “Subscribe from web”.
      </p>
      <p>
        Anyone who has the address can read these turns, with the names in them; what you wrote in
        notes and reflections is never in it. It only shows: nothing can be changed through it.
      </p>
    </section>
  )
}
