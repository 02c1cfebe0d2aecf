import { useActionData } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import { labelName, marksName, marksOf } from '../../forms/kit/marks'
import type { Marks } from '../../forms/kit/marks'
import { draftLabels, draftMarks } from './form-draft'

/**
 * The marks of what a form that edits was read from. They stay as they are while it is filled in,
 * whatever the page hears meanwhile, and with its draft; after an answer they are those that the
 * answer says. `name` is the draft's.
 */
export function useMarks(name: string, was: Record<string, unknown> | undefined) {
  const { marks: answered } = (useActionData() ?? {}) as { marks?: Marks }
  const isEditing = was !== undefined
  const [marks, setMarks] = useState(() =>
    was ? JSON.stringify(answered ?? marksOf(was)) : undefined,
  )
  useEffect(() => {
    const kept = isEditing ? draftMarks(name).read() : undefined
    if (kept) setMarks(kept)
  }, [name, isEditing])
  useEffect(() => {
    if (answered && isEditing) setMarks(JSON.stringify(answered))
  }, [answered, isEditing])
  const keep = useCallback(
    (form: HTMLFormElement) => {
      if (marks && !draftMarks(name).read()) draftMarks(name).keep(marks)
      if (!draftLabels(name).read()) draftLabels(name).keep(JSON.stringify(labelsOf(form)))
    },
    [name, marks],
  )
  const forget = useCallback(() => {
    draftMarks(name).forget()
    draftLabels(name).forget()
  }, [name])
  const renew = () => was && setMarks(JSON.stringify(marksOf(was)))
  const field = marks !== undefined && (
    <input type="hidden" name={marksName} value={marks} readOnly />
  )
  return { field, keep, forget, renew }
}

function labelsOf(form: HTMLFormElement) {
  const labels = form.querySelectorAll<HTMLInputElement>(`input[name^="${labelName('')}"]`)
  return Object.fromEntries(
    [...labels].map(({ name, value }) => [name.slice(labelName('').length), value]),
  )
}
