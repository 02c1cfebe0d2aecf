import { json } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { guestsOnlyRead, may } from '../../domain/acting'
import { ensure } from '../../domain/refusal'
import { moveAsRead, stageOf } from '../../domain/stages/moves'
import { numberIn } from '../../http/params.server'
import { MoveInitiative, WantedStage } from '../../forms/board'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { undo } from '../acts/undo'
import { stageMeanings } from '../../ui/board/columns'
import { ChoiceField } from '../../ui/kit/choice-fields'
import { LongField, SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useHeld } from '../../ui/kit/form-state'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { stages } from '../../vocabulary'
import { inStage } from '../../vocabulary/stages'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Move ${data?.title ?? ''} · Skein` },
]

export const handle = shows('initiatives here', 'turns')
export const shouldRevalidate = unlessWriting

export const loader = page(async ({ acting, params, url }) => {
  const number = numberIn(params.initiative)
  const { title, stage, mayStop } = await stageOf(acting, number)
  ensure(may.moveInitiative(acting), guestsOnlyRead)
  const wanted = WantedStage.parse(Object.fromEntries(url.searchParams)).stage
  return { number, title, stage, mayStop, wanted }
})

export const action = act(MoveInitiative, async ({ acting, params, school }, { stay, ...move }) => {
  const number = numberIn(params.initiative)
  const moved = await moveAsRead(acting, number, move)
  if (stay) return json({ moved })
  if (move.stage === move.read) return goTo(confirmed(paths.board(school), 'unchanged'))
  // To where the lesson can be read.
  if (moved.stage === 'stopped')
    return goTo(confirmed(paths.initiative(school, number), 'initiative.stopped'))
  const { read } = move
  const isUndone = read && read !== 'stopped'
  return goTo(
    confirmed(paths.board(school), 'initiative.move', {
      about: String(number),
      undo: isUndone ? undo('move', [number, read, moved.stage].join('.')) : undefined,
    }),
  )
})

const whoStops = 'It is stopped by those who lead it, its sponsor or an administrator.'
const stopping =
  'To stop it, write what was learned: it stays on its page and on the shelf of lessons. Turns, offers, calls and questions end, and each person is told. For any other move you may leave this empty.'

const beginningAgain =
  'It begins again without a lead. Those who led, followed or offered before are not brought back; its history and its lesson stay.'

export default function MovePage() {
  const { number, title, stage, mayStop, wanted } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const open = stages.filter((value) => mayStop || value !== 'stopped' || stage === 'stopped')
  const [form, fields] = useSchoolForm(MoveInitiative, {
    id: 'move',
    defaults: { stage: open.find((value) => value === wanted) ?? stage },
  })
  const read = useHeld('move', stage)
  const mayNowStop = mayStop && stage !== 'stopped'
  const choices = open.map((value) => ({ value, label: value, hint: stageMeanings[value] }))
  return (
    <>
      <Heading
        title={`Move “${title}”`}
        above={<Link to={paths.initiative(school.slug, number)}>{title}</Link>}
        lede={`It ${inStage(read)} now. The move is kept, with who made it and why.`}
      />
      <SchoolForm form={form} submit="Move it" cancelTo={paths.board(school.slug)}>
        <input type="hidden" name={fields.read.name} value={read} />
        {read === 'stopped' && <p className="notice">{beginningAgain}</p>}
        {!open.includes(wanted ?? stage) && <p className="notice">{whoStops}</p>}
        <ChoiceField field={fields.stage} label="Stage" choices={choices} asServed />
        <LongField
          field={fields.reason}
          label={mayNowStop ? 'Why, or the lesson' : 'Why'}
          hint={mayNowStop ? stopping : 'One line is enough.'}
          rows={2}
          optional={!mayNowStop}
        />
        {!mayStop && stage !== 'stopped' && wanted !== 'stopped' && (
          <p className="small quiet">{whoStops}</p>
        )}
      </SchoolForm>
    </>
  )
}
