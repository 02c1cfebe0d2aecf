import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { PersonCardShown } from './person-card'
import { useResting } from '../kit/resting'
import type { Resting } from '../kit/resting'

// Fetched with the first rest on a name or a word: a page alone does not pay for it.

const restBeforeCard = 500
const restBeforeTip = 300

/** One card for all names of people, and one tip for all words that mean something more. */
export function ShownBeside({ slug, today }: { slug: string; today: string }) {
  const onPerson = useResting({
    of: `main a[href^="/s/${slug}/people/"]:not([href*="?"])`,
    after: restBeforeCard,
  })
  const onWord = useResting({
    of: 'main :is(time, h3, [data-tip])[title]',
    after: restBeforeTip,
    isTouched: true,
  })
  return (
    <>
      {onPerson.resting && (
        <Person
          key={hrefOf(onPerson.resting)}
          resting={onPerson.resting}
          today={today}
          close={onPerson.leave}
        />
      )}
      {onWord.resting && <Word resting={onWord.resting} close={onWord.leave} />}
    </>
  )
}

const hrefOf = ({ element }: Resting) => (element as HTMLAnchorElement).pathname
const ofPerson = /\/people\/[0-9a-f-]{36}$/

type PersonProps = { resting: Resting; today: string; close: () => void }

function Person({ resting, today, close }: PersonProps) {
  const [come, setCome] = useState<ReactNode>()
  const href = hrefOf(resting)
  useEffect(() => {
    if (!ofPerson.test(href)) return
    let isOver = false
    const fetched = async () => {
      const [{ PersonCard }, answer] = await Promise.all([
        import('./person-card'),
        fetch(`${href}/card`),
      ])
      if (!answer.ok || isOver) return
      const shown = (await answer.json()) as PersonCardShown
      setCome(<PersonCard shown={shown} at={resting.at} today={today} close={close} />)
    }
    fetched().catch(() => undefined)
    return () => void (isOver = true)
    // The rest is one as long as it is on this name.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [href])
  return come
}

function Word({ resting: { element, at }, close }: { resting: Resting; close: () => void }) {
  const [come, setCome] = useState<ReactNode>()
  useEffect(() => {
    const text = element.title
    if (!text) return
    let isOver = false
    void import('../kit/tip').then(
      ({ Tip }) => isOver || setCome(<Tip text={text} at={at} close={close} />),
      () => undefined,
    )
    // The browser would say it again.
    element.removeAttribute('title')
    return () => {
      isOver = true
      element.title = text
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [element])
  return come
}
