import { heardSaid } from '../vocabulary/sentences'
import type { DecisionShown } from '../domain/decisions/page'
import { asQuotation } from './markdown.server'
import { markdownLine as line, typedQuotation } from './words-in-markdown.server'

type Lines = (string | false | null | 0 | undefined)[]
const said = (lines: Lines) => lines.filter((one): one is string => Boolean(one)).join('\n')
const section = (title: string, body: string) => body && `\n## ${title}\n\n${body}`
const more = (text: string | null) => (text ? line`. ${text}` : '')
const dated = (on: string | null) => (on ? `, ${on}` : '')

/** A decision as a Markdown document, from what its reader may see. */
export function decisionAsMarkdown(shown: DecisionShown) {
  const { facts } = shown
  const whole = said([
    line`# ${facts.number}. ${facts.question}` + '\n',
    factsOf(shown),
    facts.state === 'decided' && section('What was decided', asQuotation(facts.decided)),
    facts.why && section('Why', asQuotation(facts.why)),
    ...versionsOf(shown),
    countOf(shown),
    section('Responses', responsesOf(shown)),
    section('Objections', objectionsOf(shown)),
    section('Rounds aloud', roundsOf(shown)),
    section('Thread', threadOf(shown)),
    section('Reviews', reviewsOf(shown)),
    section('Invited', invitedOf(shown)),
    shown.chain.length > 1 && section('The chain', chainOf(shown)),
  ])
  return `${whole}\n`
}

function factsOf({ facts }: DecisionShown) {
  return said([
    line`- State: ${facts.outcome ?? facts.state}`,
    line`- Method: ${facts.method}`,
    line`- Authority: the team ${facts.authority}`,
    facts.tally && line`- Tally: ${facts.tally}`,
    facts.proposer && line`- Proposed by: ${facts.proposer}`,
    facts.decidedOn && line`- Decided: ${facts.decidedOn}`,
    facts.reviewOn && line`- Review: ${facts.reviewOn}`,
    facts.state === 'open' && `- Respond by: ${facts.deadlineDay}, ${facts.deadlineTime}`,
    facts.initiativeTitle && line`- Initiative: ${facts.initiativeTitle}`,
    facts.supersedes && `- Supersedes: decision ${facts.supersedes}`,
    facts.supersededBy && `- Superseded by: decision ${facts.supersededBy}`,
  ])
}

// So many letters, five of the longest versions, are read sign by sign in one request.
const mostLetters = 100_000

function versionsOf({ versions }: DecisionShown) {
  let letters = 0
  return [...versions].reverse().map(({ version, body, by, on, note }) => {
    letters += body.length
    const words = letters > mostLetters ? typedQuotation(body) : asQuotation(body)
    const told = line`*${by}, ${on}` + (note ? line`: ${note}` : '')
    return section(`Proposal, version ${version}`, `${words}\n\n${told}*`)
  })
}

function labelIn({ at }: DecisionShown, meaning: string | null) {
  return at.rules?.options.find((option) => option.meaning === meaning)?.label ?? meaning ?? ''
}

function countOf(shown: DecisionShown) {
  const { counted } = shown
  if (!counted) return ''
  const counts = counted.counts.map(
    ({ meaning, count }) => line`- ${labelIn(shown, meaning)}: ${count}`,
  )
  const heard = line`- ${heardSaid(counted)} ${counted.because.join(' ')}`
  return section('The count', said([...counts, heard]))
}

const unanswered = (is: boolean) => (is ? ' (unanswered)' : '')
const answersOf = (answers: { by: string; body: string; isEarlier?: boolean }[]) =>
  answers.map(({ by, body, isEarlier }) =>
    isEarlier
      ? line`  - ${by} answered what was said before: ${body}`
      : line`  - ${by} answers: ${body}`,
  )

function responsesOf(shown: DecisionShown) {
  const given = shown.responses.filter(({ choice }) => choice)
  return said(
    given.flatMap((one) => [
      line`- Round ${one.round}, ${one.name} (${one.position}): ${labelIn(shown, one.choice)}` +
        unanswered(one.isUnanswered) +
        more(one.reason),
      ...one.changes
        .slice(0, -1)
        .map(
          ({ choice, reason, on }) =>
            line`  - before, ${on}: ${labelIn(shown, choice)}` + more(reason),
        ),
      ...answersOf(one.answers),
    ]),
  )
}

function objectionsOf({ objections }: DecisionShown) {
  return said(
    objections.flatMap((one) => [
      line`- ${one.name}, to version ${one.version}, ${one.state}: ${one.reason}`,
      ...one.steps.map((step) => line`  - ${step.on}, ${step.by}: ${step.step}` + more(step.line)),
    ]),
  )
}

function roundsOf({ rounds }: DecisionShown) {
  const spoken = ({ speakers }: (typeof rounds)[number]) =>
    speakers.map(({ name, turn }) => `${name} ${turn}`).join(', ')
  return said(
    rounds.map(
      (round) => line`- ${round.number}. ${round.kind}, held by ${round.heldBy}: ${spoken(round)}`,
    ),
  )
}

function threadOf({ thread }: DecisionShown) {
  return said(
    thread.flatMap((one) => [
      line`- ${one.kind}, ${one.name}, ${one.on}` +
        unanswered(one.isUnanswered) +
        line`: ${one.body}`,
      ...one.former.map(({ body, on }) => line`  - before it was corrected, ${on}: ${body}`),
      ...answersOf(one.answers),
    ]),
  )
}

function reviewsOf({ reviews }: DecisionShown) {
  return said(reviews.map((one) => line`- ${one.on}, ${one.by}: ${one.result}` + more(one.line)))
}

function invitedOf({ people }: DecisionShown) {
  const voice = (said: string | null) => (said ? line` (${said})` : '')
  return said(
    people.map((one) => line`- ${one.name}, ${one.position}, ${one.part}` + voice(one.voice)),
  )
}

function chainOf({ chain }: DecisionShown) {
  return said(
    chain.map(
      (one) => line`- ${one.number}. ${one.question}: ${one.outcome ?? one.state}` + dated(one.on),
    ),
  )
}
