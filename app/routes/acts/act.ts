import type { z } from 'zod'
import type { Acting } from '../../domain/acting'
import type { Editable } from '../../vocabulary'
import type { Confirmation } from '../../vocabulary/confirmations'
import type { Here } from '../../http/in-school.server'
import type { ActWords, Layout } from '../../ui/kit/act-form'
import type { BesideShown as Beside } from '../../ui/kit/beside'
import type { DaysAsked } from '../../ui/kit/days-first'
import type { FieldWords } from '../../ui/kit/form-fields'

export type { ActWords, Layout } from '../../ui/kit/act-form'
export type { BesideShown as Beside } from '../../ui/kit/beside'

/** What acts are on: how it stands when it is read, and what names it in an address. */
export type Subject = { at: unknown; key: number | string }

/**
 * One act on a subject: a page with a form, whom it is open to, and what it does. What it is about
 * beside the subject is read once a request, and given to all that ask.
 */
export type Act<
  On extends Subject,
  S extends z.ZodObject = z.ZodObject,
  About = unknown,
> = ActWords & {
  schema: S
  /** The part of the subject's page that offers it; `answer` is offered beside what it is about. */
  place?: 'top' | 'rotation' | 'answer'
  /** Whether the page offers it to this member now; what it does asks again under the lock. */
  isOpen(acting: Acting, at: On['at']): boolean
  /**
   * The act that is meant, where one address serves several: by what is given, in the address or in
   * the form.
   */
  instead?(given: Given): Act<On> | undefined
  about?(here: Here, at: On['at']): Promise<About>
  /**
   * What has happened, in a kind sentence, where there is nothing to do any more: it is done, or
   * someone was earlier.
   */
  settled?(here: Here, at: On['at'], about: About): Said<string | undefined>
  /** Who may, in a sentence for someone who may not. */
  whose?: string
  /** The days that it has to know before it can show its form; asked in its address. */
  first?(here: Here, at: On['at'], about: About): Said<DaysAsked | undefined>
  fields(here: Here, at: On['at'], about: About): Said<FieldWords[]>
  layout?(here: Here, at: On['at'], about: About): Said<Layout | undefined>
  /** What names this one better than the noun does: whom and what is answered. */
  words?(here: Here, at: On['at'], about: About): Said<Partial<ActWords>>
  /** What one looks at while filling in the form: above it, or at its side while one writes. */
  beside?(here: Here, at: On['at'], about: About): Said<Beside[]>
  isBesideAtSide?: true
  /** Whether the present password is asked again, as it is hard to take back. */
  isConfirmed?: true
  /** Whether it makes something each time: the same sent twice within ten minutes asks first. */
  makes?: true
  perform(here: Here, key: On['key'], value: z.output<S>): Promise<unknown>
  /** What its form edits, where two people may have it open. */
  edits?: EditsHere<On, z.output<S>>
  /** What it acts on as its page shows it, where another may change that meanwhile. */
  seen?: SeenHere<On>
  /** What is said once it is done, where that hangs on what was sent or what `came` of it. */
  done?(value: z.output<S>, came: unknown): Confirmation | undefined
  /** What it was about, by its id or number, where what is said names it. */
  names?(key: On['key'], value: z.output<S>): string | undefined
  /** How it is undone at once, where that is as easy as doing it. */
  undo?(key: On['key'], value: z.output<S>, came: unknown): string | undefined
  /** Where it leads; to its subject unless said. */
  after?(here: Here, value: z.output<S>): string | undefined
}

type Said<T> = T | Promise<T>
export type Given = Record<string, unknown>

/**
 * Its form carries the mark of this; by the time that it is sent, another mark refuses it, so that
 * nobody settles, ends or passes on what they never saw.
 */
export type SeenHere<On extends Subject> = {
  /** What is locked before its subject, where what it ends hangs on more. */
  lock?(here: Here, key: On['key']): Promise<unknown>
  /** All of it; which one is meant, what is given says. Undefined where it is not there. */
  of(here: Here, at: On['at'], given: Given): Said<unknown>
}

type EditsHere<On extends Subject, V> = {
  kind: Editable
  /** What is locked before its subject, where what it edits hangs on more. */
  lock?(here: Here, key: On['key']): Promise<unknown>
  /** Its id, where it is not the subject's. */
  id?(here: Here, at: On['at'], value: V): Said<string | undefined>
  /** The fields that it has, as they stand now; those of the page unless said. */
  now?(here: Here, at: On['at'], value: V): Promise<FieldWords[]>
  /** Whether what was shown is what is meant: nothing is taken of what others changed. */
  isStrict?(value: V): boolean
}
