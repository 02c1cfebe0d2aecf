import { may } from '../../../domain/acting'
import { writeUpdate } from '../../../domain/updates/updates'
import { actForms } from '../../../forms/initiatives'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { mentionHint } from '../../../ui/kit/mentions'
import { healths } from '../../../vocabulary'
import { asChoices } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'

export const act: InitiativeAct<typeof actForms.update> = {
  title: 'Write an update',
  lede: 'A few lines on how it is going, for everyone in the school.',
  submit: 'Post the update',
  schema: actForms.update,
  makes: true,
  isOpen: (acting, at) => may.writeUpdate(acting, at) && at.stage !== 'stopped',
  settled: (_here, at) => stopped(at),
  whose:
    'An update is written by those who lead, follow, shadow or sponsor this, or by an administrator.',
  fields: () => updateFields(),
  perform: ({ acting }, number, value) => writeUpdate(acting, number, value),
}

/** What is asked of an update, with what it says now when it is corrected. */
export function updateFields(now?: { health: string; body: string }): FieldWords[] {
  return [
    {
      name: 'health',
      kind: 'choice',
      label: 'How is it going?',
      choices: asChoices(healths),
      value: now?.health,
    },
    {
      name: 'body',
      kind: 'long',
      label: 'What happened, what is next',
      hint: `You can use Markdown: **bold**, lists, links. ${mentionHint}`,
      mentions: true,
      value: now?.body,
    },
  ]
}
