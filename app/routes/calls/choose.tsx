import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { callAt } from '../../domain/calls/calls'
import {
  candidatesFor,
  choose,
  ensureMayChoose,
  hasAnsweredOffers,
} from '../../domain/calls/choice'
import { callsToChooseFor } from '../../domain/calls/open-calls'
import { may } from '../../domain/acting'
import { initiativeState } from '../../domain/initiatives/state'
import { numberIn } from '../../http/params.server'
import { kindThanks } from '../../domain/calls/thanks'
import { Choose } from '../../forms/calls'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Candidates } from '../../ui/calls/candidates'
import { LongField, SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'
import { Empty, Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { WordsKept } from '../../ui/kit/form-over'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { exactDay } from '../../vocabulary/dates'
import { callNouns } from '../../vocabulary'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Choose · Skein' }]

export const handle = shows('school', 'members', 'initiatives here', 'turns', 'calls', 'work here')
export const shouldRevalidate = unlessWriting

export const loader = page(async ({ acting, params, school, url }) => {
  const at = await initiativeState(numberIn(params.initiative))
  const call = url.searchParams.has('call')
    ? await callAt(at, url.searchParams.get('call') ?? '')
    : undefined
  const others = call ? [] : await callsToChooseFor(acting, at)
  if (!others.length) ensureMayChoose(acting, at, call)
  const isOver = Boolean(call?.closedAt)
  const candidates =
    isOver || (others.length && !may.openCall(acting, at))
      ? []
      : await candidatesFor(acting, at, call)
  const [only, ...more] = others
  if (only && !more.length && !candidates.length)
    throw goTo(paths.initiativeAct(school, at.number, 'choose', { call: only.id }))
  return {
    number: at.number,
    title: at.title,
    isOver,
    wasAnswered: !candidates.length && (await hasAnsweredOffers(acting, at)),
    thanks: kindThanks,
    call: call && { id: call.id, role: call.role, startsOn: call.startsOn },
    candidates,
    others: others.map(({ id, role, startsOn, offers }) => ({ id, role, startsOn, offers })),
  }
})

export const action = act(Choose, async ({ acting, params, school }, value) => {
  const number = numberIn(params.initiative)
  await choose(acting, number, value)
  return goTo(confirmed(paths.initiative(school, number), 'initiative.choose'))
})

export default function ChoosePage() {
  const { number, title, call, candidates, others, thanks } = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const back = paths.initiative(school.slug, number)
  const [form, fields] = useSchoolForm(Choose, {
    id: 'choose',
    defaults: { call: call?.id, thanks },
  })
  const shadowing = candidates.filter(({ readiness }) => readiness === 'shadow first').length
  const isShadowing = shadowing > 0 && shadowing === candidates.length
  const when = call && call.startsOn > today ? `on ${exactDay(call.startsOn)}` : 'now'
  const also = shadowing && !isShadowing ? '; who would shadow first begins by shadowing' : ''
  return (
    <>
      <Heading
        title={isShadowing ? 'Choose who shadows' : `Choose ${callNouns[call?.role ?? 'lead']}`}
        above={<Link to={back}>{title}</Link>}
        lede={`A person decides, and says why. The turn begins ${when}${also}.`}
      />
      {!candidates.length && <WordsKept />}
      {!candidates.length && others.length ? (
        <Empty title="The offers are on calls">
          <p>Please choose the call first.</p>
          <ul>
            {others.map(({ id, role, startsOn, offers }) => (
              <li key={id}>
                <Link to={paths.initiativeAct(school.slug, number, 'choose', { call: id })}>
                  The call for {callNouns[role]}, from {exactDay(startsOn)}
                </Link>
                : {offers === 1 ? 'one offer' : `${offers} offers`}
              </li>
            ))}
          </ul>
        </Empty>
      ) : !candidates.length ? (
        <NobodyToChoose />
      ) : (
        <SchoolForm form={form} submit="Choose" cancelTo={back}>
          {call && <input type="hidden" name="call" value={call.id} />}
          <Candidates field={fields.offer} candidates={candidates} />
          <TextField
            field={fields.reason}
            label="Why"
            hint={`One line that everyone can read.${candidates[0]?.reasons.length ? ` For ${candidates[0].name}, who is suggested first, it may stay empty.` : ''}`}
          />
          {call && (
            <LongField
              field={fields.thanks}
              label="Thanks to those who are not chosen"
              hint="Each of them reads it on their Home."
            />
          )}
          {!call && <input type="hidden" name="thanks" value={thanks} />}
        </SchoolForm>
      )}
    </>
  )
}

// Someone may have chosen while this page was open. Of an offer in confidence nothing is said.
function NobodyToChoose() {
  const { number, title, isOver, wasAnswered } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const back = <Link to={paths.initiative(slug, number)}>Back to {title}</Link>
  const ask = <Link to={paths.initiativeAct(slug, number, 'ask')}>Ask someone by name</Link>
  if (isOver)
    return (
      <Empty title="This call is closed" act={back}>
        <p>Someone chose, or it was closed with a line.</p>
      </Empty>
    )
  if (wasAnswered)
    return (
      <Empty title="No offer waits any more" act={back}>
        <p>
          What was offered here has been answered or withdrawn. {ask}, if you still look for one.
        </p>
      </Empty>
    )
  return (
    <Empty title="No offer to choose from" act={ask}>
      <p>None waits for you here. Often people wait to be asked.</p>
    </Empty>
  )
}
