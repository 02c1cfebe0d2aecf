import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { refusalOf } from '../../db/connect'
import { formerSchoolsOf } from '../../db/front-door'
import type { Membership } from '../../db/front-door'
import { withSchool } from '../../db/school'
import type { Acting } from '../domain/acting'
import { Refusal, absenceRefusal } from '../domain/refusal'
import { paths } from '../paths'
import {
  goTo,
  noLongerHere,
  notHere,
  refuseCrossSite,
  secondsWhenBusy,
  unkeptOf,
} from './answers.server'
import { withNames } from './names-chosen.server'
import { performEdit } from './edits.server'
import type { Edited } from './edits.server'
import { once } from './form-keys.server'
import type { Guest } from './session.server'
import { submission } from './submission.server'
import type { Read } from './submission.server'
import { standsAt } from './versions.server'

/** A request inside a school: who acts, where, and the parts of the URL. */
export type Here = {
  acting: Acting
  school: string
  request: Request
  url: URL
  params: Record<string, string>
  guest: Guest
  membership: Membership
}

type Args = LoaderFunctionArgs | ActionFunctionArgs

/**
 * A page of a school: a member sees it in one read-only scope; no session goes to sign-in, no
 * membership is 404, a former one is told so.
 */
export function page<T>(load: (here: Here) => Promise<T>) {
  return async (args: LoaderFunctionArgs) => {
    const here = await hereOf(args)
    return withSchool(here.membership.schoolId, () => load(here), {
      readOnly: true,
      version: standsAt(here.membership),
    })
  }
}

type File = { name: string; type: 'text/csv' | 'text/markdown'; text: string }

/**
 * A file of a school to take along. What is refused is a page, as anywhere else; its route has an
 * empty page for that.
 */
export function file(make: (here: Here) => Promise<File>) {
  return async (args: LoaderFunctionArgs) => {
    const { name, type, text } = await page(make)(args)
    args.context.file = new Response(text, {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    })
    return null
  }
}

type Ensure = () => void
type Confirm<V> = (context: AppLoadContext, value: V, here: Here) => Promise<Ensure> | undefined

type Asked<S extends z.ZodType> = S | ((here: Here) => S)
type Perform<V> = (here: Here, value: V, ensureIt: Ensure) => Promise<Response>

/**
 * An act in a school, from a form: refuses cross-site writes, reads the form by its schema, then
 * performs in one scope. Return a redirect: a form that is sent again under its key is answered
 * with the same, and makes nothing more. A refusal rolls everything back and is said on the form,
 * with what was typed still in it. An act that is hard to take back says how to `confirm` it
 * (`passwordAgain`): begun outside the scope, and ensured before the act is kept; or sooner, by an
 * act that answers for itself, with a 4xx, when it is not.
 */
export function act<S extends z.ZodType>(
  schema: Asked<S>,
  perform: Perform<z.output<S>>,
  confirm?: Confirm<z.output<S>>,
) {
  return performing(schema, byValue(perform), { confirm })
}

/**
 * The same for a form that makes something each time it is sent: what the same person sent in it
 * within ten minutes, under another key, asks first whether a second one is meant (409).
 */
export function making<S extends z.ZodType>(
  schema: Asked<S>,
  perform: Perform<z.output<S>>,
  confirm?: Confirm<z.output<S>>,
) {
  return performing(schema, byValue(perform), { confirm, makes: () => true })
}

const byValue =
  <S extends z.ZodType>(perform: Perform<z.output<S>>): Performing<S> =>
  (here, { value }, ensureIt) =>
    perform(here, value, ensureIt)

/**
 * The same for a form that edits what two people may have open: it says what it edits (`of`,
 * locked; nothing where the act is to refuse by itself), and gives back what stands now in its
 * fields. Only what its sender changed is written; where another changed the same meanwhile, both
 * texts are shown, and the sender chooses (409).
 */
export function edit<S extends z.ZodType>(
  schema: Asked<S>,
  of: (here: Here, value: z.output<S>) => Promise<Edited | undefined>,
  perform: Perform<z.output<S>>,
  more: More<z.output<S>> = {},
) {
  return performing(
    schema,
    async (here, read, ensureIt) => {
      const edited = await of(here, read.value)
      const kept = async (value: z.output<S>) =>
        perform(here, value, ensureIt).then((answer) => (ensureIt(), answer))
      return edited ? performEdit(here.acting, { read, edited, perform: kept }) : kept(read.value)
    },
    more,
  )
}

/** `makes` says whether what was sent makes something each time. */
type More<V> = {
  confirm?: Confirm<V> | undefined
  makes?: (here: Here, value: V) => boolean
}

type Performing<S extends z.ZodType> = (
  here: Here,
  read: Read<S>,
  ensureIt: Ensure,
) => Promise<Response>

function performing<S extends z.ZodType>(
  schema: Asked<S>,
  perform: Performing<S>,
  { confirm, makes }: More<z.output<S>>,
) {
  return async (args: ActionFunctionArgs) => {
    refuseCrossSite(args.request, args.context)
    const here = await hereOf(args)
    const read = await submission(
      args.request,
      typeof schema === 'function' ? schema(here) : schema,
      here.guest.accountId,
    )
    const { schoolId } = here.membership
    if (read.answer) return withNames(read.answer, schoolId)
    const performed = async () => {
      const ensureIt = (await confirm?.(args.context, read.value, here)) ?? (() => {})
      const make = async () => {
        const answer = await perform(here, read, ensureIt)
        if (answer.status < 400) ensureIt()
        return answer
      }
      return withSchool(schoolId, () =>
        once(read.sent, make, { makes: makes?.(here, read.value) ?? false }),
      )
    }
    return performed().catch((thrown: unknown) => {
      const error = absenceRefusal(refusalOf(thrown)?.constraint) ?? thrown
      if (error instanceof Refusal && error.kind === 'busy')
        args.context.comeAgain = secondsWhenBusy
      if (error instanceof Refusal) return withNames(read.refused(error), schoolId)
      const unkept = unkeptOf(error, args.context)
      if (unkept) return withNames(read.unkept(unkept), schoolId)
      throw error
    })
  }
}

/** The member at this URL, without opening a scope: for what every page shows around itself. */
export async function hereOf({ request, params, context }: Args): Promise<Here> {
  const url = new URL(request.url)
  const guest = await context.guest()
  // Back to the page of a form as well: what was typed into it waits there.
  if (!guest) throw goTo(paths.signIn(ownAddress(url)))
  const membership = guest.memberships.find(({ slug }) => slug === params.school)
  if (!membership) return turnAway(guest, params.school)
  return {
    acting: actingAs(membership, guest),
    school: membership.slug,
    request,
    url,
    params: params as Record<string, string>,
    guest,
    membership,
  }
}

// The one who never belonged here learns nothing, not even that there is such a school.
async function turnAway({ accountId }: Guest, slug: string | undefined): Promise<never> {
  const former = (await formerSchoolsOf(accountId)).find((school) => school.slug === slug)
  return former ? noLongerHere(former) : notHere()
}

function actingAs(membership: Membership, guest: Guest): Acting {
  const {
    memberId,
    memberName: name,
    access,
    position,
    schoolId: id,
    slug,
    school,
    timeZone,
    today,
  } = membership
  return {
    memberId,
    name,
    access,
    position,
    school: { id, slug, name: school, timeZone, today, now: guest.now },
  }
}

function ownAddress(url: URL) {
  const query = new URLSearchParams(url.search)
  query.delete('_data')
  return url.pathname + (query.size ? `?${query}` : '')
}
