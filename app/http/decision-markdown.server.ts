import type { DecisionShown } from '../domain/decision-page'

type Lines = (string | false | null | 0 | undefined)[]
const said = (lines: Lines) => lines.filter((line): line is string => Boolean(line)).join('\n')
const section = (title: string, body: string) => body && `\n## ${title}\n\n${body}`
const line = (text: string) => text.split('\n').map((part) => part.trim()).filter(Boolean).join(' ')

/** A decision as a Markdown document, from what its reader may see. */
export function decisionAsMarkdown({ at, facts, versions, responses, objections, rounds, thread, people, counted, reviews, chain }: DecisionShown) {
  const labelOf = (meaning: string | null) => at.rules?.options.find((option) => option.meaning === meaning)?.label ?? meaning
  return `${said([
    `# ${facts.number}. ${line(facts.question)}\n`,
    said([
      `- State: ${facts.outcome ?? facts.state}`, `- Method: ${facts.method}`, `- Authority: the team ${facts.authority}`, facts.tally && `- Tally: ${facts.tally}`,
      facts.proposer && `- Proposed by: ${facts.proposer}`, facts.decidedOn && `- Decided: ${facts.decidedOn}`, facts.reviewOn && `- Review: ${facts.reviewOn}`,
      facts.state === 'open' && `- Respond by: ${facts.deadlineDay}, ${facts.deadlineTime}`, facts.initiativeTitle && `- Initiative: ${line(facts.initiativeTitle)}`,
      facts.supersedes && `- Supersedes: decision ${facts.supersedes}`, facts.supersededBy && `- Superseded by: decision ${facts.supersededBy}`,
    ]),
    facts.state === 'decided' && section('What was decided', facts.decided),
    facts.why && section('Why', facts.why),
    ...[...versions].reverse().map(({ version, body, by, on, note }) => section(`Proposal, version ${version}`, `${body}\n\n*${by}, ${on}${note && `: ${line(note)}`}*`)),
    counted && section('The count', said([...counted.counts.map(({ meaning, count }) => `- ${labelOf(meaning)}: ${count}`), `- ${counted.heard} of ${counted.invited} were heard. ${counted.because.join(' ')}`])),
    section('Responses', said(responses.filter(({ choice }) => choice).flatMap((one) => [`- Round ${one.round}, ${one.name} (${one.position}): ${labelOf(one.choice)}${one.isUnanswered ? ' (unanswered)' : ''}${one.reason && `. ${line(one.reason)}`}`, ...one.answers.map((answer) => `  - ${answer.by} answers: ${line(answer.body)}`)]))),
    section('Objections', said(objections.flatMap((one) => [`- ${one.name}, to version ${one.version}, ${one.state}: ${line(one.reason)}`, ...one.steps.map((step) => `  - ${step.on}, ${step.by}: ${step.step}${step.line && `. ${line(step.line)}`}`)]))),
    section('Rounds aloud', said(rounds.map((round) => `- ${round.number}. ${round.kind}, held by ${round.heldBy}: ${round.speakers.map((one) => `${one.name} ${one.turn}`).join(', ')}`))),
    section('Thread', said(thread.flatMap((one) => [`- ${one.kind}, ${one.name}, ${one.on}${one.isUnanswered ? ' (unanswered)' : ''}: ${line(one.body)}`, ...one.answers.map((answer) => `  - ${answer.by} answers: ${line(answer.body)}`)]))),
    section('Reviews', said(reviews.map((one) => `- ${one.on}, ${one.by}: ${one.result}${one.line && `. ${line(one.line)}`}`))),
    section('Invited', said(people.map((one) => `- ${one.name}, ${one.position}, ${one.part}${one.voice ? ` (${one.voice})` : ''}`))),
    chain.length > 1 && section('The chain', said(chain.map((one) => `- ${one.number}. ${line(one.question)}: ${one.outcome ?? one.state}${one.on ? `, ${one.on}` : ''}`))),
  ])}\n`
}
