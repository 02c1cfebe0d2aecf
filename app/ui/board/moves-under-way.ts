import { useFetcher, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { paths } from '../../paths'
import type { Stage } from '../../vocabulary'
import { inStage, stagesWithWords } from '../../vocabulary/stages'
import type { BoardCard } from '../../vocabulary/board'

type Answer = {
  moved?: { title: string; stage: Stage }
  result?: { error?: Record<string, string[] | null> | null }
}

/** A move of a card from the stage that was `read`, above the card `before` if one is given. */
export type Move = { number: number; read: Stage; stage: Stage; before?: number | undefined }

/**
 * Sends moves one after the other, as each begins where the one before it ended, and says what came
 * of them: where one is refused those behind it are dropped. A stage that asks for words leads to
 * the form of the move.
 */
export function useMovesUnderWay(school: string) {
  const { submit, state, data } = useFetcher<Answer>()
  const navigate = useNavigate()
  const [queue, setQueue] = useState<Move[]>([])
  const [done, setDone] = useState<Move>()
  const [next] = queue
  useEffect(() => {
    if (next) submit(sent(next), { method: 'post', action: to(school, next.number) })
  }, [next, submit, school])
  const was = useRef(state)
  useEffect(() => {
    if (was.current !== 'idle' && state === 'idle') {
      setDone(data?.moved && next)
      setQueue(([, ...rest]) => (data?.moved ? rest : []))
    }
    was.current = state
  }, [state, data, next])
  const move = useCallback(
    (wanted: Move) => {
      const { number, read, stage } = wanted
      setDone(undefined)
      if (stage !== read && stagesWithWords.includes(stage)) navigate(to(school, number, stage))
      else setQueue((queue) => [...queue, wanted])
    },
    [navigate, school],
  )
  return { move, queue, back: done && backOf(done), ...said(data) }
}

// What brings a card back to where it was; what was stopped began anew, and is not undone.
function backOf({ number, read, stage }: Move): Move | undefined {
  return read === stage || read === 'stopped' ? undefined : { number, read: stage, stage: read }
}

const to = (school: string, number: number, stage?: Stage) =>
  paths.initiativeAct(school, number, 'move', { stage })

const sent = ({ before, ...move }: Move) => ({ ...move, stay: 'on', ...(before ? { before } : {}) })

/** The cards where they go, while the moves are on their way. */
export function withMoves(cards: BoardCard[], queue: Move[]) {
  if (!queue.length) return cards
  const stages = new Map(queue.map(({ number, stage }) => [number, stage]))
  return cards.map((card) => ({ ...card, stage: stages.get(card.number) ?? card.stage }))
}

function said(answer: Answer | undefined) {
  const refused =
    Object.values(answer?.result?.error ?? {})
      .flat()
      .find(Boolean) ?? undefined
  const { title, stage } = answer?.moved ?? {}
  return { refused, sentence: stage && `${title} ${inStage(stage).replace('is', 'is now')}.` }
}
