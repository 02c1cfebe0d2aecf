import { useActionData } from '@remix-run/react'
import { useSchool } from './school'
import { Trouble } from './trouble'

type Answer = { result?: { initialValue?: unknown }; chosen?: { id: string; name: string }[] } | undefined

/** What is shown in place of a page of a form that is open no longer: why, the ways back, and what was typed into it. */
export function FormIsOver() {
  const { school } = useSchool()
  return (
    <div className="stack">
      <Trouble school={school.slug} />
      <WordsKept />
    </div>
  )
}

/** What was typed into a form that is not there any more: it can be read, and copied to where it belongs now. */
export function WordsKept() {
  const { result, chosen = [] } = (useActionData() as Answer) ?? {}
  const words = typedIn(result?.initialValue)
  if (!words.length && !chosen.length) return null
  return (
    <section className="trouble stack">
      <h2>What you had written</h2>
      <p className="quiet">It was not sent. Copy what you still need.</p>
      {chosen.length > 0 && <p>Named in it: {chosen.map(({ name }) => name).join(', ')}.</p>}
      {words.map(({ name, said }) => (
        <div key={name}>
          <p className="quiet small">{nameInWords(name)}</p>
          <blockquote className="log__text">{said}</blockquote>
        </div>
      ))}
    </section>
  )
}

// What a form says by itself, or by choosing, is no writing: ids and marks, days and times, ticks.
const unwritten = /^(on|[\d.:-]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function typedIn(value: unknown, name = ''): { name: string; said: string }[] {
  if (typeof value === 'string') return unwritten.test(value.trim()) ? [] : [{ name, said: value }]
  if (!value || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([part, inner]) => typedIn(inner, `${name} ${part}`.trim()))
}

const nameInWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
