import { may } from '../../../domain/acting'
import { ensure } from '../../../domain/refusal'
import {
  myStanceOn,
  stanceMark,
  takeStance,
  theTeamAnswers,
  updateToAnswer,
} from '../../../domain/updates/stances'
import { actForms } from '../../../forms/initiatives'
import { mentionHint } from '../../../ui/kit/mentions'
import { stanceMeanings } from '../../../ui/updates/stances'
import { stanceWords, stances } from '../../../vocabulary'
import type { InitiativeAct } from '../../acts/initiative-act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

const choices = stances.map((value) => ({
  value,
  label: stanceWords[value],
  hint: stanceMeanings[value],
}))

export const act: InitiativeAct<typeof actForms.stance> = {
  title: 'Answer an update',
  lede: 'Four ways to follow, each as good as the others. Say which one this needs from you, and why.',
  submit: 'Answer',
  schema: actForms.stance,
  place: 'answer',
  isOpen: (acting, at) => may.takeStance(acting, at, ''),
  whose: theTeamAnswers,
  async fields(here, at) {
    const id = idSaid(here, 'update')
    const { writtenBy } = await updateToAnswer(at.id, id)
    ensure(
      may.takeStance(here.acting, at, writtenBy),
      'You wrote this update; the others answer it.',
    )
    const last = await myStanceOn(here.acting, id)
    return [
      hidden('update', id),
      hidden('own', stanceMark(last)),
      {
        name: 'stance',
        kind: 'choice',
        label: 'What does it need from you?',
        choices,
        value: last?.stance,
      },
      {
        name: 'reason',
        kind: 'long',
        label: 'Why',
        mentions: true,
        hint: last
          ? `You answered before. If you change your mind, both answers can be read, and the later one counts. ${mentionHint}`
          : mentionHint,
      },
    ]
  },
  async beside(here, at) {
    const { writer, body } = await updateToAnswer(at.id, idSaid(here, 'update'))
    return [{ title: `${writer} wrote`, lines: [{ text: body }] }]
  },
  perform: ({ acting }, number, value) => takeStance(acting, number, value),
}
