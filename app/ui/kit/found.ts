import { useParams } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { Findable } from '../../forms/kit/search'
import { paths } from '../../paths'

export type Found = { id: string; name: string; note?: string | undefined }

const pause = 150

/**
 * What the school's list answers to what is typed, after a pause in typing; an answer that comes
 * too late is dropped.
 */
export function useFound(of: Findable, among?: number) {
  const { school = '' } = useParams()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found[]>([])
  const [asked, setAsked] = useState<string>()
  useEffect(() => {
    if (asked === undefined) return
    const ended = new AbortController()
    const ask = async () => {
      const answer = await fetch(paths.find(school, { of, text: asked, among }), {
        signal: ended.signal,
      })
      if (answer.ok) setFound(((await answer.json()) as { found: Found[] }).found)
      setAsked(undefined)
    }
    const timer = setTimeout(() => void ask().catch(() => {}), pause)
    return () => (clearTimeout(timer), ended.abort())
  }, [asked, of, among, school])
  const look = useCallback((said: string, { quietly = false } = {}) => {
    setText(said)
    if (!quietly) setAsked(said)
  }, [])
  return { found, look, text, isLooking: asked !== undefined }
}
