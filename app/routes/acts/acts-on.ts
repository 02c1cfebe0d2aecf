import type { z } from 'zod'
import { conflict } from '../../domain/refusal'
import { goTo, notHere } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { passwordAgain } from '../../http/password-again.server'
import type { Edited } from '../../http/edits.server'
import { edit, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import type { ActShown } from '../../ui/kit/act-form'
import { presentPassword, writtenIn } from '../../ui/kit/form-fields'
import type { FieldWords } from '../../ui/kit/form-fields'
import type { Confirmation } from '../../vocabulary/confirmations'
import type { Act, Given, Subject } from './act'
import { ensureAsSeen, seenIn } from './as-seen'

/**
 * A kind of subject with its acts, by their nouns in the address, and how a request comes to it.
 */
export type ActsOn<On extends Subject> = {
  /** How what is said of its acts begins; the noun of the act follows. */
  kind: string
  acts: Record<string, Act<On>>
  keyIn(here: Here): On['key']
  /** The noun of an address that names none. */
  unnamed?: string
  read(here: Here, key: On['key']): Promise<On['at']>
  edited?: EditedHere<On>
  /** Refuses an act that is not open to someone: by its noun, and with who may, where it says. */
  refuse(here: Here, at: On['at'], why: { noun: string; whose?: string | undefined }): Promise<void>
  /** Where an act of this noun leads back to. */
  backTo(here: Here, key: On['key'], noun: string): string
  /** What stands around the form on each of its pages. */
  shown(
    at: On['at'],
    noun: string,
    words: FieldWords[],
  ): Pick<ActShown, 'formId' | 'of'> & { above?: string }
  /** What every form of an act carries, beside what the act asks. */
  carried?(act: Act<On>, at: On['at']): FieldWords[]
  /** What is looked at before it is performed. */
  performing?(
    act: Act<On>,
    key: On['key'],
    value: Given,
    perform: () => Promise<unknown>,
  ): Promise<unknown>
}

/** How a thing of this kind is edited, where it is. */
type EditedHere<On extends Subject> = {
  /** Reads it, and locks it until the transaction ends. */
  lock(here: Here, key: On['key']): Promise<On['at']>
  idOf(at: On['at']): string
  /** Whether who changes nothing is led back, and nothing is written. */
  isUnchangedKept?: true
}

function nounIn<On extends Subject>({ acts, unnamed = '' }: ActsOn<On>, { params }: Here) {
  const { act = unnamed } = params
  return Object.hasOwn(acts, act) ? act : notHere()
}

function actIn<On extends Subject>(on: ActsOn<On>, here: Here, given?: Given): Act<On> {
  const act = on.acts[nounIn(on, here)] ?? notHere()
  return (given && act.instead?.(given)) ?? act
}

/**
 * The page of any act on a kind of subject: the subject is read once, and what the act is about
 * once.
 */
export function loaderOf<On extends Subject>(on: ActsOn<On>) {
  return page(async (here): Promise<ActShown> => {
    const noun = nounIn(on, here)
    const act = actIn(on, here, Object.fromEntries(here.url.searchParams))
    const key = on.keyIn(here)
    const at = await on.read(here, key)
    const isOpen = act.isOpen(here.acting, at)
    if (!isOpen && !act.settled) await on.refuse(here, at, { noun, whose: act.whose })
    const about = await act.about?.(here, at)
    const happened = await act.settled?.(here, at, about)
    if (happened) conflict(happened)
    if (!isOpen) await on.refuse(here, at, { noun, whose: act.whose })
    const said = await saidBy(act, here, at, about)
    const words = [...(on.carried?.(act, at) ?? []), ...said.words]
    const given = Object.fromEntries(here.url.searchParams)
    return {
      ...said,
      noun,
      words: [...(await seenIn(act, here, at, given)), ...words],
      backTo: on.backTo(here, key, noun),
      ...on.shown(at, noun, words),
    }
  })
}

/** What an act says of itself, now that it is known what it is about. */
async function saidBy<On extends Subject>(act: Act<On>, here: Here, at: On['at'], about: unknown) {
  const { title, lede, submit, aside, danger, isBesideAtSide } = act
  const fields = await act.fields(here, at, about)
  return {
    ...{ title, lede, submit, aside, danger },
    ...(await act.words?.(here, at, about)),
    words: act.isConfirmed ? [...fields, presentPassword] : fields,
    first: await act.first?.(here, at, about),
    layout: await act.layout?.(here, at, about),
    beside: (await act.beside?.(here, at, about)) ?? [],
    isBesideAtSide,
    isEdit: Boolean(act.edits),
  }
}

/** What any act on a kind of subject does with what was sent. */
export function actionOf<On extends Subject>(on: ActsOn<On>) {
  return edit(
    (here: Here): z.ZodObject => actIn(on, here).schema,
    (here, value) => editedIn(on, here, value),
    async (here, value) => {
      const key = on.keyIn(here)
      const act = actIn(on, here, value)
      const noun = nounIn(on, here)
      await ensureAsSeen(on, act, here, value)
      const perform = () => act.perform(here, key, value)
      const came = await (on.performing ? on.performing(act, key, value, perform) : perform())
      const to = act.after?.(here, value) ?? on.backTo(here, key, noun)
      const done = act.done?.(value, came) ?? (`${on.kind}.${noun}` as Confirmation)
      const more = { undo: act.undo?.(key, value, came), about: act.names?.(key, value) }
      return goTo(confirmed(to, done, more))
    },
    {
      confirm: (context, value, here) =>
        actIn(on, here, value).isConfirmed
          ? passwordAgain(context, value as { current?: string })
          : undefined,
      makes: (here, value) => actIn(on, here, value).makes ?? false,
    },
  )
}

async function editedIn<On extends Subject>(
  on: ActsOn<On>,
  here: Here,
  value: Given,
): Promise<Edited | undefined> {
  const act = actIn(on, here, value)
  const { edits } = act
  if (!edits || !on.edited) return undefined
  const { lock, idOf, isUnchangedKept } = on.edited
  const key = on.keyIn(here)
  await edits.lock?.(here, key)
  const at = await lock(here, key)
  const id = edits.id ? await edits.id(here, at, value) : idOf(at)
  if (!id || !act.isOpen(here.acting, at)) return undefined
  const now = async () => writtenIn(await fieldsNow(act, here, await on.read(here, key), value))
  const unchanged = () => goTo(confirmed(on.backTo(here, key, nounIn(on, here)), 'unchanged'))
  return {
    thing: { kind: edits.kind, id },
    now,
    ...(isUnchangedKept && { unchanged }),
    isStrict: edits.isStrict?.(value) ?? false,
  }
}

async function fieldsNow<On extends Subject>(act: Act<On>, here: Here, at: On['at'], value: Given) {
  return act.edits?.now
    ? act.edits.now(here, at, value)
    : act.fields(here, at, await act.about?.(here, at))
}
