import { useActionData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { draftsAt, useDraftName } from './form-draft'
import { useSchool } from './school-context'
import { Trouble } from './error-page'
import { isId } from '../../vocabulary/ids'
import { sentence } from '../../vocabulary/sentences'

type Answer =
  | {
      result?: { initialValue?: unknown; error?: Record<string, string[] | null> | null }
      chosen?: { id: string; name: string }[]
      labels?: Record<string, string>
    }
  | undefined

/**
 * What is shown in place of a form that is over: why, the ways back, and what was typed into it.
 */
export function FormIsOver() {
  const { school } = useSchool()
  const { result } = (useActionData() as Answer) ?? {}
  return (
    <div className="stack">
      <Trouble school={school.slug} refused={result && (result.error?.['']?.[0] ?? '')} />
      {result ? <WordsKept /> : <DraftsLeft />}
    </div>
  )
}

/**
 * What was typed into a form that is not there any more: it can be read, and copied to where it
 * belongs now.
 */
export function WordsKept() {
  const { result, chosen = [], labels = {} } = (useActionData() as Answer) ?? {}
  const words = typedIn(result?.initialValue)
  return (
    <Words
      words={words.map(({ name, said }) => ({ label: labels[name] ?? nameInWords(name), said }))}
      chosen={chosen}
    />
  )
}

// News may come before anything was sent: what was typed until then is kept in this tab.
function DraftsLeft() {
  const page = useDraftName('', undefined)
  const [left, setLeft] = useState<ReturnType<typeof draftsAt>>([])
  useEffect(() => setLeft(draftsAt(page)), [page])
  const words = left.flatMap(({ said, labels }) =>
    Object.entries(said).flatMap(([name, values]) =>
      typedIn(values).map(({ said: text }) => ({
        label: labels[name] ?? nameInWords(name),
        said: text,
      })),
    ),
  )
  return <Words words={words} chosen={[]} />
}

type WordsProps = {
  words: { label: string; said: string }[]
  chosen: { id: string; name: string }[]
}

function Words({ words, chosen }: WordsProps) {
  if (!words.length && !chosen.length) return null
  return (
    <section className="trouble stack">
      <h2>What you had written</h2>
      <p className="quiet">It was not sent. Copy what you still need.</p>
      {chosen.length > 0 && (
        <p>{sentence`Named in it: ${chosen.map(({ name }) => name).join(', ')}.`}</p>
      )}
      {words.map(({ label, said }) => (
        <div key={`${label} ${said}`}>
          <p className="quiet small">{label}</p>
          <blockquote className="log__text">{said}</blockquote>
        </div>
      ))}
    </section>
  )
}

// What a form says by itself, or by choosing, is no writing: ids and marks, days and times, ticks.
const isUnwritten = (said: string) => isId(said) || /^(on|[\d.:-]*)$/.test(said)

function typedIn(value: unknown, name = ''): { name: string; said: string }[] {
  if (typeof value === 'string') return isUnwritten(value.trim()) ? [] : [{ name, said: value }]
  if (!value || typeof value !== 'object') return []
  if (Array.isArray(value))
    return value.flatMap((inner, place) => typedIn(inner, `${name}[${place}]`))
  return Object.entries(value).flatMap(([part, inner]) =>
    typedIn(inner, name ? `${name}.${part}` : part),
  )
}

// Of what was not typed into a field of words, but chosen by a word.
const nameInWords = (name: string) =>
  name.replaceAll(/[.[\]]+/g, ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
