import type { Acting } from '../../../domain/acting'
import { may } from '../../../domain/acting'
import type { DecisionStanding } from '../../../domain/decisions/state'
import { confirmIntegration, denyIntegration } from '../../../domain/decisions/objections'
import { letStand } from '../../../domain/decisions/standing-objections'
import { takeBackObjection } from '../../../domain/decisions/responses'
import { decidingForms } from '../../../forms/decisions'
import type { FieldWords } from '../../../ui/kit/form-fields'
import type { Here } from '../../../http/in-school.server'
import { answeredIn, asked, besideAnswered, hidden, isRunning, saidMark } from './decision-act'
import type { Answered, DecisionAct } from './decision-act'

const isOwnOpen = (acting: Acting, at: DecisionStanding) =>
  isRunning(at) &&
  at.objections.some(
    ({ memberId, state }) =>
      memberId === acting.memberId && (state === 'open' || state === 'stands'),
  )
const isOffered = (acting: Acting, at: DecisionStanding) =>
  isRunning(at) &&
  at.objections.some(
    ({ memberId, offeredVersion }) => memberId === acting.memberId && offeredVersion !== null,
  )
const objectionField = (here: Here): FieldWords => hidden('objection', asked(here, 'objection'))

export const confirm: DecisionAct<typeof decidingForms.confirm> = {
  title: 'My objection is integrated',
  lede: 'You say that the version offered meets your objection. Only you can.',
  submit: 'Yes, it is integrated',
  schema: decidingForms.confirm,
  isOpen: isOffered,
  fields: (here) => [objectionField(here)],
  perform: ({ acting }, number, { objection }) => confirmIntegration(acting, number, objection),
}

export const notYet: DecisionAct<(typeof decidingForms)['not-yet']> = {
  title: 'Not yet',
  lede: 'Your objection stays open, and everyone can read what is still missing.',
  submit: 'It is not integrated yet',
  schema: decidingForms['not-yet'],
  isOpen: isOffered,
  fields: (here) => [
    objectionField(here),
    { name: 'line', kind: 'line', label: 'What is still missing' },
  ],
  perform: ({ acting }, number, said) => denyIntegration(acting, number, said),
}

export const withdrawObjection: DecisionAct<(typeof decidingForms)['withdraw-objection']> = {
  title: 'Withdraw my objection',
  lede: 'It stays to be read, with your line.',
  submit: 'Withdraw it',
  schema: decidingForms['withdraw-objection'],
  isOpen: isOwnOpen,
  fields: (here) => [objectionField(here), { name: 'line', kind: 'line', label: 'Why' }],
  perform: ({ acting }, number, said) => takeBackObjection(acting, number, said),
}

export const stands: DecisionAct<typeof decidingForms.stands, Answered> = {
  title: 'The objection stands',
  lede: 'The round records that it could not be integrated. By consent this proposal cannot pass then: it goes back, or is referred.',
  submit: 'Record that it stands',
  schema: decidingForms.stands,
  isOpen: (acting, at) =>
    isRunning(at) && may.steer(acting, at) && at.objections.some(({ state }) => state === 'open'),
  fields: (here, _at, said) => [
    objectionField(here),
    saidMark(said),
    { name: 'line', kind: 'line', label: 'What was tried' },
  ],
  about: answeredIn,
  beside: (_here, _at, said) => besideAnswered(said),
  perform: ({ acting }, number, { said = '', ...stands }) =>
    letStand(acting, number, { ...stands, said }),
}
