import { listed } from '../../../domain/search'
import { isLedByOne } from '../../../domain/decisions/methods'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { authorities } from '../../../vocabulary/decisions'
import type { Method } from '../../../vocabulary/decisions'
import { lastWords } from '../../../vocabulary/decision-methods'
import type { Here } from '../../../http/in-school.server'
import { finding } from '../../acts/search-fields'
import { hidden } from './decision-act'

export type ProposalSaid = {
  method: Method
  templateId?: string | undefined
  question?: string
  body?: string
  authority?: string
  deciders?: string[]
  affected?: string[]
  experts?: string[]
  advisers?: string[]
  deadlineDay?: string
  deadlineTime?: string
  reviewOn?: string
  initiativeId?: string
  supersedesId?: string
  isSecret?: boolean
}

const whoIsMeant = [
  { value: 'named', label: 'These people', hint: 'Ticked below.' },
  {
    value: 'initiative',
    label: 'The people of the initiative',
    hint: 'Who leads, follows and shadows now the one chosen above.',
  },
  {
    value: 'everyone',
    label: 'Everyone',
    hint: 'Every member who is here; not guests, nor people on leave.',
  },
]
const whom = (label: string): FieldWords => ({
  name: 'whom',
  kind: 'choice',
  label,
  choices: whoIsMeant,
  value: 'named',
})

/** What is asked of a proposal by this method, with what it says now. */
export async function proposalFields(here: Here, said: ProposalSaid): Promise<FieldWords[]> {
  return [
    hidden('method', said.method),
    hidden('templateId', said.templateId ?? null),
    {
      name: 'question',
      kind: 'line',
      label: 'Question',
      hint: 'What is to be settled?',
      value: said.question,
    },
    {
      name: 'body',
      kind: 'long',
      label: 'What you propose',
      hint: 'You can use Markdown: **bold**, lists, links.',
      value: said.body,
    },
    {
      name: 'authority',
      kind: 'choice',
      label: 'Who decides?',
      choices: authorities.map((value) => ({ value, ...lastWords[value] })),
      value: said.authority ?? 'decides',
    },
    await finding(here, {
      name: 'initiativeId',
      of: 'initiatives',
      label: 'Initiative',
      optional: true,
      none: 'None',
      value: said.initiativeId,
    }),
    ...(await peopleFields(here, said)),
    { name: 'deadlineDay', kind: 'day', label: 'Respond by', value: said.deadlineDay },
    {
      name: 'deadlineTime',
      kind: 'time',
      label: 'at',
      hint: 'In the school’s own time. At that minute it closes by itself.',
      value: said.deadlineTime ?? '15:30',
    },
    {
      name: 'reviewOn',
      kind: 'day',
      label: 'Review on',
      hint:
        said.method === 'consent'
          ? 'Good enough for now, until when? You may also say it with the outcome.'
          : 'When to look at it again.',
      optional: true,
      value: said.reviewOn,
    },
    await finding(here, {
      name: 'supersedesId',
      of: 'decisions',
      label: 'Supersedes, or takes up again',
      optional: true,
      none: 'No earlier decision',
      value: said.supersedesId,
    }),
  ]
}

async function peopleFields(here: Here, said: ProposalSaid): Promise<FieldWords[]> {
  const ask = (
    name: 'deciders' | 'affected' | 'experts' | 'advisers',
    label: string,
    hint?: string,
  ) =>
    finding(here, {
      name,
      of: name === 'deciders' ? 'people' : isLedByOne(said) ? 'members' : 'guests',
      isMany: true,
      label,
      hint,
      value: said[name],
    })
  if (said.method === 'advice process')
    return [
      whom('Whom does it affect?'),
      {
        ...(await ask('affected', 'Whom it affects', 'At least one is heard before you decide.')),
        only: 'named',
      },
      await ask('experts', 'Who knows the matter', 'At least one is heard before you decide.'),
      await ask(
        'deciders',
        'Who decides',
        'You, unless you tick someone else. Who decides is not asked for advice as well.',
      ),
    ]
  if (isLedByOne(said))
    return [
      whom('Whom do you ask?'),
      { ...(await ask('advisers', 'Whom you ask for input')), only: 'named' },
      await ask(
        'deciders',
        'Who decides',
        'You, unless you tick someone else. Who decides is not asked for advice as well.',
      ),
    ]
  const hasGuests = (await listed('guests')).choices.length > 0
  const secret: FieldWords = {
    name: 'secret',
    kind: 'check',
    label: 'Secret ballot',
    hint: 'Only the count is shown, after the close, from three ballots on. It does not protect against someone who can read the database while the ballot is open, or its backups from that time.',
    value: said.isSecret ? 'on' : undefined,
  }
  return [
    whom('Whom do you ask to decide?'),
    {
      ...(await ask(
        'deciders',
        'Who decides',
        'They are asked by name; everyone else may speak in the thread.',
      )),
      only: 'named',
    },
    ...(hasGuests
      ? [
          {
            ...(await ask(
              'advisers',
              'Guests who are invited',
              'They may speak in the thread, and do not count.',
            )),
            optional: true as const,
          },
        ]
      : []),
    ...(said.method === 'majority' ? [secret] : []),
  ]
}
