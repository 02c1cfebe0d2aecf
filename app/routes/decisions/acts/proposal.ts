import { may } from '../../../domain/acting'
import { draftOf, editDraft } from '../../../domain/decisions/drafts'
import { wordsOfObjections } from '../../../domain/decisions/objections'
import {
  amend as change,
  askAgain,
  openDecision,
  versionOf,
} from '../../../domain/decisions/proposals'
import { decidingForms } from '../../../forms/decisions'
import { exactDay, timeInWords } from '../../../vocabulary/dates'
import { linesFor } from '../../acts/facts'
import { isRunning, laterDeadline } from './decision-act'
import type { DecisionAct } from './decision-act'
import { proposalFields } from './proposal-fields'

export const open: DecisionAct<typeof decidingForms.open> = {
  title: 'Open it',
  lede: 'Everyone invited is asked by name. From then on the question, the method and its rules stay as they are; the proposal may still be amended.',
  submit: 'Open for responses',
  schema: decidingForms.open,
  isOpen: (acting, at) => at.state === 'draft' && may.steer(acting, at),
  fields: () => [],
  async beside({ acting }, at) {
    const { body, deadlineDay, deadlineTime } = await draftOf(acting, at)
    const respondBy = `${exactDay(deadlineDay)}, ${timeInWords(deadlineTime)}`
    const lines = linesFor([
      ['What is proposed', body],
      ['Respond by', respondBy],
    ])
    return [{ title: 'What opens', lines }]
  },
  seen: { of: ({ acting }, at) => draftOf(acting, at) },
  perform: ({ acting }, number) => openDecision(acting, number),
}

export const edit: DecisionAct<typeof decidingForms.edit> = {
  title: 'Edit the draft',
  lede: 'Nobody is asked before you open it.',
  submit: 'Save the draft',
  schema: decidingForms.edit,
  isOpen: (acting, at) => at.state === 'draft' && may.steer(acting, at),
  fields: async (here, at) => proposalFields(here, await draftOf(here.acting, at)),
  edits: { kind: 'draft' },
  perform: ({ acting }, number, said) => editDraft(acting, number, said),
}

export const amend: DecisionAct<typeof decidingForms.amend> = {
  title: 'Amend the proposal',
  lede: 'A new version takes its place, and everyone is asked again. What was answered to the old one is open to read for everyone then.',
  submit: 'Propose this version',
  schema: decidingForms.amend,
  isOpen: (acting, at) =>
    isRunning(at) && may.steer(acting, at) && !(at.rules.secret && at.state === 'closing'),
  fields: async (_, at) => {
    const open = at.objections.filter(({ state }) => state === 'open' || state === 'stands')
    const words = await wordsOfObjections(at)
    const nameOf = (id: string) =>
      at.invited.find(({ memberId }) => memberId === id)?.name ?? 'Someone'
    return [
      {
        name: 'body',
        kind: 'long',
        label: 'What you propose now',
        value: (await versionOf(at.id, at.version)).body,
      },
      {
        name: 'note',
        kind: 'line',
        label: 'What changed, in a line',
        hint: 'Amend it, shorten the term, add a measure, narrow the scope.',
        optional: true,
      },
      ...(open.length
        ? [
            {
              name: 'integrates',
              kind: 'many' as const,
              label: 'Which objections does it meet?',
              hint: 'The one who raised it says whether it does.',
              choices: open.map(({ id, memberId, version }) => ({
                value: id,
                label: `${nameOf(memberId)}’s objection to version ${version}`,
                hint: words.get(id),
              })),
            },
          ]
        : []),
      ...laterDeadline,
    ]
  },
  perform: ({ acting }, number, said) => change(acting, number, said),
}

export const again: DecisionAct<typeof decidingForms.again> = {
  title: 'Ask again',
  lede: 'A new round on the same version, after those with doubts have spoken. What was answered so far is open to read for everyone then.',
  submit: 'Ask everyone again',
  schema: decidingForms.again,
  isOpen: (acting, at) => isRunning(at) && may.steer(acting, at) && !at.rules.secret,
  fields: () => [
    { name: 'reason', kind: 'line', label: 'What has changed since the last round' },
    ...laterDeadline,
  ],
  perform: ({ acting }, number, said) => askAgain(acting, number, said),
}
