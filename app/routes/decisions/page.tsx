import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { hasDecider } from '../../domain/acting'
import { decisionShown } from '../../domain/decisions/page'
import { isLedByOne, ruleInWords } from '../../domain/decisions/methods'
import { ownAnswerMark } from '../../domain/decisions/own-answer'
import { markOf } from '../../domain/decisions/version-read'
import { numberIn } from '../../http/params.server'
import { page } from '../../http/in-school.server'
import { asHtml } from '../../http/markdown.server'
import { paths } from '../../paths'
import { Chain } from '../../ui/decisions/supersession'
import { Objections, whatConsentEnds } from '../../ui/decisions/objections'
import { Proposal } from '../../ui/decisions/proposal'
import {
  NotTaken,
  RespondForm,
  overWhileWriting,
  responding,
} from '../../ui/decisions/respond-form'
import { Responses } from '../../ui/decisions/responses'
import { WhoIsHeard, WhoIsInvited } from '../../ui/decisions/participants'
import { TallyBars } from '../../ui/decisions/tally'
import { Rounds } from '../../ui/decisions/rounds'
import { Thread } from '../../ui/decisions/thread'
import { Heading } from '../../ui/kit/heading'
import { HeadingActs } from '../../ui/kit/heading-acts'
import { TextChanges } from '../../ui/decisions/text-changes'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { useHeld } from '../../ui/kit/form-state'
import { actsOnTop } from './acts'
import { AtAGlance } from '../../ui/decisions/at-a-glance'
import { Facts } from '../../ui/decisions/facts'
import { Notices, StateTag } from '../../ui/decisions/state'
import { Outcome } from '../../ui/decisions/outcome'
import { mayIn } from './page-acts'
import {
  objectionsInShort,
  responsesInShort,
  roundsInShort,
  threadInShort,
  versionsInShort,
} from './page-in-short'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.facts.question} · Decision ${data.facts.number} · Skein` : 'Skein' },
]

export const handle = shows('school', 'members', 'initiatives', 'decisions')

export const loader = page(async (here) => {
  const { at, versions, facts, ...shown } = await decisionShown(
    here.acting,
    numberIn(here.params.decision),
  )
  const may = mayIn(here, { at, ...shown })
  const asked = (name: string) => here.url.searchParams.get(name) ?? undefined
  return {
    ...shown,
    mark: markOf(at),
    own: await ownAnswerMark(here.acting, at.number),
    ...may,
    thread: threadInShort(may.thread, asked('before')),
    responses: responsesInShort(may.responses, {
      options: at.rules?.options ?? [],
      round: at.round,
      after: asked('said'),
    }),
    myObjections: shown.objections
      .filter(({ memberId }) => memberId === here.acting.memberId)
      .map(({ reason: _, steps: __, ...mine }) => mine),
    objections: objectionsInShort(may.objections, asked('objection')),
    rounds: roundsInShort(may.rounds),
    ...versionsInShort(versions),
    rules: at.rules,
    rule: at.rules ? ruleInWords(at.rules) : '',
    isSaid: shown.isRevealed && !at.rules?.secret,
    facts: { ...facts, decided: asHtml(facts.decided), why: asHtml(facts.why) },
    acts: actsOnTop(here.acting, at),
    mine:
      at.state === 'open' && !at.isPast
        ? (shown.responses.find(
            ({ memberId, round }) => memberId === here.acting.memberId && round === at.round,
          ) ?? null)
        : null,
    isWithoutDecider:
      (at.state === 'open' || at.state === 'closing') && isLedByOne(at.rules) && !hasDecider(at),
    deciders: isLedByOne(at)
      ? shown.people.filter(({ part }) => part === 'decision-maker').map(({ name }) => name)
      : [],
    heard: at.responses.filter(({ isHeard }) => isHeard).map(({ memberId }) => memberId),
  }
})

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Decision() {
  const shown = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const { facts, versions, may: can, rules } = shown
  const mine = useHeld(responding, shown.mine)
  const here = { slug: school.slug, number: facts.number, today }
  const asked = shown.people.filter(({ isAsked }) => isAsked).length
  return (
    <>
      <Heading
        title={facts.question}
        above={
          <>
            <Link to={paths.decisions(school.slug)}>Decisions</Link> · Decision {facts.number} ·{' '}
            <StateTag facts={facts} reviewed={shown.reviews.length > 0} />
          </>
        }
        acts={
          <HeadingActs
            acts={headingActs(shown, school.slug, Boolean(mine))}
            isAside={mine?.isHeard === false}
          />
        }
      />
      {!mine && <NotTaken />}
      {facts.state === 'open' && !facts.inTheRoom && (
        <AtAGlance
          facts={facts}
          rule={shown.rule}
          deciders={shown.deciders}
          asked={asked}
          heard={shown.heard.length}
          today={today}
        />
      )}
      <Notices shown={shown} of={mine ? 'what presses' : 'all'} />
      <div className="columns">
        <div className="stack">
          {facts.state === 'decided' && <Outcome facts={facts} />}
          <Proposal
            versions={versions}
            earlier={shown.earlierVersions}
            today={today}
            isSettled={facts.state === 'decided'}
          />
          {mine && rules && (
            <section className="sheet stack">
              <TextChanges />
              <RespondForm
                action={paths.decisionAct(school.slug, facts.number, 'respond')}
                options={rules.options}
                mine={mine}
                read={shown.mark}
                own={shown.own}
                isSecret={rules.secret}
                note={
                  shown.mine
                    ? whatConsentEnds(shown.myObjections, { ...shown.mine, version: facts.version })
                    : overWhileWriting
                }
              />
              <Notices shown={shown} of="how it is" />
            </section>
          )}
          {rules && (
            <Responses
              {...shown.responses}
              askings={shown.askings}
              round={facts.round}
              options={rules.options}
              here={here}
            />
          )}
          <Objections {...shown.objections} here={here} />
          <Rounds {...shown.rounds} mayHold={can.hold} here={here} />
          <Thread {...shown.thread} maySpeak={can.speak} read={shown.mark} here={here} />
          <Chain chain={shown.chain} here={here} />
        </div>
        <aside className="stack">
          <Facts shown={shown} />
          {shown.counted && rules && facts.round > 0 && (
            <section className="stack">
              <h2>The count</h2>
              <TallyBars counted={shown.counted} options={rules.options} />
            </section>
          )}
          {facts.inTheRoom || facts.state === 'draft' ? (
            <WhoIsInvited people={shown.people} facts={facts} />
          ) : (
            <WhoIsHeard
              people={shown.people.filter(
                ({ isAsked, name }) => isAsked || !shown.deciders.includes(name),
              )}
              isSaid={shown.isSaid}
              heard={new Set(shown.heard)}
              nudged={shown.nudged}
              mayNudge={can.nudge}
              isOpen={facts.state === 'open'}
              here={here}
            />
          )}
          <p className="decision__ways small">
            <a href={paths.decisionMarkdown(school.slug, facts.number)} download>
              Download as Markdown
            </a>
          </p>
        </aside>
      </div>
    </>
  )
}

// While one is asked to respond, closing it early is not what comes first.
function headingActs({ acts, facts, may: can }: Loaded, slug: string, isAsked: boolean) {
  const links = acts.map(({ noun, title }) => ({
    to: paths.decisionAct(slug, facts.number, noun),
    title,
    isPrimary: noun === 'open' || noun === 'outcome' || (noun === 'close' && !isAsked),
  }))
  if (!can.supersede || facts.supersededBy) return links
  const query = { supersedes: facts.number, method: facts.method }
  const title = facts.outcome === 'passed' ? 'Amend or supersede it' : 'Propose again'
  return [...links, { to: paths.proposeDecision(slug, query), title, isPrimary: false }]
}
