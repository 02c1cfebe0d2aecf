import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { found } from '../../domain/refusal'
import { reflect, turnToReflectOn } from '../../domain/turns/own-reflections'
import { Reflection } from '../../forms/members'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Linked } from '../../ui/kit/linked'
import { CheckField } from '../../ui/kit/choice-fields'
import { LongField, SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { WordsKept } from '../../ui/kit/form-over'
import { idIn } from '../../http/params.server'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('initiatives', 'turns')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => ({
  turn: await turnToReflectOn(here.acting, turnIn(here)),
}))

export const action = act(Reflection, async (here, said) => {
  await reflect(here.acting, turnIn(here), said)
  const done = said.shared ? 'reflection.shared' : 'reflection.kept'
  return goTo(confirmed(paths.path(here.school, here.acting.memberId), done))
})

function turnIn({ acting, params }: Here) {
  return found(params.member === acting.memberId ? idIn(params.turn) : undefined)
}

const roles = { lead: 'leading', follow: 'following', shadow: 'shadowing' }

export const meta: MetaFunction = () => [{ title: 'Look back · Skein' }]

export default function ReflectionPage() {
  const { turn } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const back = paths.path(school.slug, turn.memberId)
  const [form, fields] = useSchoolForm(Reflection, {
    id: 'reflection',
    defaults: { shared: turn.reflection ? 'on' : undefined },
  })
  return (
    <>
      <Heading
        title={`Looking back on ${roles[turn.role]}`}
        lede="Only you see it, unless you share it, now or later. Once shared it stays shared."
        above={
          <>
            <Link to={back}>My path</Link> · {turn.title}
          </>
        }
      />
      <SchoolForm form={form} submit={turn.reflection ? 'Share it' : 'Keep it'} cancelTo={back}>
        {turn.reflection ? (
          <blockquote className="path__said">
            <Linked text={turn.reflection} />
          </blockquote>
        ) : (
          <LongField
            field={fields.reflection}
            label="What did you learn?"
            hint="A line or two is enough."
          />
        )}
        <CheckField field={fields.shared} label="Share it with the school" />
      </SchoolForm>
      {turn.reflection && <WordsKept />}
    </>
  )
}
