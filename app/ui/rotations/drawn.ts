import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { DrawnPlan } from '../../domain/turns/drawn-plan'

type Shown = { drawn: DrawnPlan | undefined; drawnAt: string }
type Answer = { came?: DrawnPlan; refused?: string }

const pause = 300

/**
 * The turns that come of the plan in this form, asked for after a pause in editing; or why they
 * would not. An answer that comes too late is dropped.
 */
export function useDrawn(root: RefObject<HTMLElement>, { drawn, drawnAt }: Shown) {
  const [answer, setAnswer] = useState<Answer>({ came: drawn })
  useEffect(() => {
    const form = root.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = new AbortController()
    const ask = async () => {
      const { signal } = ended
      const sent = [...new FormData(form)].map(([name, said]) => [name, String(said)])
      const body = new URLSearchParams(sent)
      const said = await fetch(drawnAt, { method: 'POST', body, signal })
      const found = (await said.json()) as Answer
      // While the form is not filled in, what was drawn last stays.
      if (found.came ?? found.refused) setAnswer(found)
    }
    const later = () => {
      clearTimeout(timer)
      ended.abort()
      ended = new AbortController()
      timer = setTimeout(() => void ask().catch(() => {}), pause)
    }
    const events = ['input', 'change', 'reset']
    for (const event of events) form.addEventListener(event, later)
    later()
    return () => {
      clearTimeout(timer)
      ended.abort()
      for (const event of events) form.removeEventListener(event, later)
    }
  }, [root, drawnAt])
  return { drawn: answer.came, refused: answer.refused }
}
