import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { answerAlly, askAlly, endAlliance, withdrawAllyAsk } from '../../domain/members/allies'
import { allyOf } from '../../domain/members/alliances'
import type { AllyShown } from '../../domain/members/alliances'
import { memberById } from '../../domain/members/members'
import { conflict, ensure, found } from '../../domain/refusal'
import { allyForms } from '../../forms/allies'
import type { AllyNoun } from '../../forms/allies'
import { goTo, notHere } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { AnswerAlly, AskAlly, EndAlly } from '../../ui/members/ally-forms'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { adultsToAsk } from './acts/adults-to-ask'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Adult ally · Skein' }]

export const handle = shows('school', 'members', 'turns', 'calls')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const noun = nounIn(here.params.act)
  const shown = found(await allyOf(here.acting, await memberById(here.params.member ?? '')))
  ensureOpen(noun, shown)
  return { noun, shown, adults: noun === 'ask' ? await adultsToAsk(here, shown) : undefined }
})

// What is over is said as such to the two whom it concerns; to others it was never open.
function ensureOpen(noun: AllyNoun, { may, ally, asked }: AllyShown) {
  if (noun === 'ask') ensure(may.choose, 'The student themselves chooses their adult ally.')
  if (noun === 'answer' && !may.answer) conflict('You are not asked this now.')
  if (noun === 'withdraw' && !(may.choose && asked))
    conflict('Nothing is asked that could be taken back.')
  if (noun === 'end' && !may.end)
    conflict(
      ally ? 'It is ended by the student or by their ally.' : 'There is no adult ally any more.',
    )
}

const studentIn = async ({ params }: Here) => (await memberById(params.member ?? '')).id
const backTo = (here: Here) => goTo(paths.person(here.school, here.params.member ?? ''))

const actions = {
  ask: act(allyForms.ask, async (here, said) => {
    ensure(
      (await studentIn(here)) === here.acting.memberId,
      'The student themselves chooses their adult ally.',
    )
    await askAlly(here.acting, said)
    return backTo(here)
  }),
  answer: act(allyForms.answer, async (here, { answer, line }) => {
    await answerAlly(here.acting, await studentIn(here), { yes: answer === 'yes', line })
    return backTo(here)
  }),
  withdraw: act(
    allyForms.withdraw,
    async (here) => (await withdrawAllyAsk(here.acting, await studentIn(here)), backTo(here)),
  ),
  end: act(
    allyForms.end,
    async (here) => (await endAlliance(here.acting, await studentIn(here)), backTo(here)),
  ),
}

export async function action(args: ActionFunctionArgs) {
  return actions[nounIn(args.params.act)](args)
}

function nounIn(said = 'ask'): AllyNoun {
  return Object.hasOwn(actions, said) ? (said as AllyNoun) : notHere()
}

export default function AllyPage() {
  const { noun, shown, adults } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const back = <Link to={paths.person(slug, shown.studentId)}>Back</Link>
  const { title, lede } = sayings[noun](shown)
  return (
    <>
      <Heading
        title={title}
        lede={lede}
        above={<Link to={paths.person(slug, shown.studentId)}>{shown.student}</Link>}
      />
      <div className="sheet narrow">
        {adults && <AskAlly shown={shown} adults={adults} back={back} />}
        {noun === 'answer' && <AnswerAlly shown={shown} back={back} />}
        {noun === 'withdraw' && <EndAlly id="withdraw" submit="Take it back" back={back} />}
        {noun === 'end' && <EndAlly id="end" submit="End it" back={back} />}
      </div>
    </>
  )
}

const sayings: Record<AllyNoun, (shown: AllyShown) => { title: string; lede: string }> = {
  ask: () => ({
    title: 'Ask an adult to be your ally',
    lede: 'An ally stands beside you when you lead or facilitate: someone you trust, who helps and does not take over. You choose; they may say yes or no.',
  }),
  answer: ({ student }) => ({
    title: `Would you be the adult ally of ${student}?`,
    lede: `${student} asks. An ally stands beside a student who leads, helps, and does not take over. Everyone reads your name there once you say yes.`,
  }),
  withdraw: ({ asked }) => ({
    title: 'Take your question back',
    lede: `${asked?.name} is not asked any more. You can ask someone else.`,
  }),
  end: ({ ally, student }) => ({
    title: 'End this alliance',
    lede: `From now on ${ally?.name} no longer stands beside ${student} as their adult ally. The other one is told. No reason is needed.`,
  }),
}
