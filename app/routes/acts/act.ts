import type { z } from 'zod'
import type { Acting } from '../../domain/acting'
import type { Editable } from '../../vocabulary'
import type { Standing } from '../../domain/initiatives/state'
import type { Here } from '../../http/in-school.server'
import type { FieldWords } from '../../ui/kit/form-fields'

/** `aside` is a second button of the form, with the field that it stands for. */
export type ActWords = {
  title: string
  lede: string
  submit: string
  aside?: { field: string; label: string }
}

/** One act on an initiative: a page with a form, whom it is open to, and what it does. */
export type InitiativeAct<S extends z.ZodObject = z.ZodObject> = ActWords & {
  schema: S
  /** The part of the initiative's page that offers it; `answer` is offered beside what it is about. */
  place?: 'top' | 'rotation' | 'answer'
  /** Whether the page offers it to this member now; what it does asks again under the lock. */
  isOpen(acting: Acting, at: Standing): boolean
  /** What has happened, in a kind sentence, where there is nothing to do any more: it is done, or someone was earlier. */
  settled?(here: Here, at: Standing): string | undefined | Promise<string | undefined>
  /** Who may, in a sentence for someone who may not. */
  whose?: string
  fields(here: Here, at: Standing): FieldWords[] | Promise<FieldWords[]>
  /** What names this one better than the noun does: whom and what is answered. */
  words?(here: Here, at: Standing): Promise<Partial<ActWords>>
  /** What one looks at while filling in the form: above it, or at its side while one writes. */
  beside?(here: Here, at: Standing): Promise<Beside[]>
  isBesideAtSide?: true
  perform(here: Here, number: number, value: z.output<S>): Promise<unknown>
  /** What its form edits, where two people may have it open. */
  edits?: EditsHere<z.output<S>>
  /** Where it leads; to the initiative unless said. */
  after?(here: Here, value: z.output<S>): string | undefined
}

type EditsHere<V> = {
  kind: Editable
  /** Its id, where it is not the initiative's. */
  id?(here: Here, at: Standing, value: V): string | undefined | Promise<string>
  /** The fields that it has, as they stand now; those of the page unless said. */
  now?(here: Here, at: Standing, value: V): Promise<FieldWords[]>
  /** Whether what was shown is what is meant: nothing is taken of what others changed. */
  isStrict?(value: V): boolean
}

export type Beside = {
  title: string
  lines: { name?: string | undefined; text: string; to?: string | undefined }[]
}

/** A fact beside a form; one that is not there is left out. */
export type Fact = [name: string, fact: string | null | undefined]
export const linesFor = (facts: Fact[]) =>
  facts.flatMap(([name, text]) => (text ? [{ name, text }] : []))

export const stopped = (at: Standing) =>
  at.stage === 'stopped' ? 'This initiative has stopped; its history stays as it is.' : undefined
export const reason = (label: string): FieldWords => ({
  name: 'reason',
  kind: 'line',
  label,
  optional: true,
})
/** What one may say at the end of a turn: for oneself, or for the school. */
export const reflecting = (soFar?: { reflection: string; shared: boolean }): FieldWords[] => [
  {
    name: 'reflection',
    kind: 'long',
    label: 'A reflection',
    hint: 'What did this turn teach you? Only you will see it, unless you share it, now or later from your own page.',
    optional: true,
    value: soFar?.reflection,
  },
  {
    name: 'shared',
    kind: 'check',
    label: 'Share my reflection with the school',
    value: soFar?.shared ? 'on' : undefined,
  },
]
export const asChoices = (words: readonly string[], hints: Record<string, string> = {}) =>
  words.map((value) => ({ value, label: value, hint: hints[value] }))
export const named = (people: { id: string; name: string }[]) =>
  people.map(({ id, name }) => ({ value: id, label: name }))
