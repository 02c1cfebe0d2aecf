import { useEffect, useState } from 'react'
import { takenBy } from '../../forms/kit/text'

type Props = { id: string; most: number; isHinted?: boolean | undefined }

const nearly = 0.9
const pauseMs = 1_000
const said = (many: number) =>
  `${new Intl.NumberFormat('en').format(many)} ${many === 1 ? 'character' : 'characters'}`

/**
 * How much a text field (by its `id`) may hold: as a hint where no script runs, and with one how
 * much is left, once nine tenths are used. What is typed or pasted beyond it stays, for its
 * writer to cut. It is spoken in a pause, not at every key.
 */
export function Limit({ id, most, isHinted = false }: Props) {
  const left = useLeft(id, most)
  const spoken = usePaused(left)
  return (
    <>
      <p
        className="field__limit"
        id={`${id}-limit`}
        data-near={left !== undefined || undefined}
        data-over={(left ?? 0) < 0 || undefined}
      >
        {left === undefined ? isHinted && `At most ${said(most)}.` : leftSaid(left)}
      </p>
      <span className="spoken" role="status">
        {spoken !== undefined && leftSaid(spoken)}
      </span>
    </>
  )
}

function leftSaid(left: number) {
  return left < 0 ? `${said(-left)} too many` : `${said(left)} left`
}

// How many characters are left of the bound, once few are.
function useLeft(id: string, most: number) {
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const field = document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement | null
    const look = () => setLeft(field ? leftOf(field.value, most) : undefined)
    const soon = () => requestAnimationFrame(look)
    // What was kept of an earlier try, or typed before the page came alive, is in it by then.
    soon()
    field?.addEventListener('input', look)
    field?.addEventListener('focus', look)
    field?.form?.addEventListener('reset', soon)
    return () => {
      field?.removeEventListener('input', look)
      field?.removeEventListener('focus', look)
      field?.form?.removeEventListener('reset', soon)
    }
  }, [id, most])
  return left
}

// A text that is short whichever way it is counted is not counted.
function leftOf(text: string, most: number) {
  if (text.length * 4 < most * nearly) return undefined
  const taken = takenBy(text, most)
  return taken >= most * nearly ? most - taken : undefined
}

function usePaused<T>(value: T) {
  const [paused, setPaused] = useState<T>()
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
