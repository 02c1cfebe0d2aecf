import { may } from '../../../domain/acting'
import { callAt, closeCall } from '../../../domain/calls/calls'
import { openCalls } from '../../../domain/calls/open-calls'
import { found } from '../../../domain/refusal'
import { kindThanks } from '../../../domain/calls/thanks'
import { actForms } from '../../../forms/initiatives'
import { exactDay } from '../../../vocabulary/dates'
import { callNouns } from '../../../vocabulary'
import { linesFor } from '../../acts/facts'
import type { InitiativeAct } from '../../acts/initiative-act'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['close-call']> = {
  title: 'Close the call',
  lede: 'Nobody is chosen. Those who offered are thanked.',
  submit: 'Close the call',
  schema: actForms['close-call'],
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  async settled(here, at) {
    const isAbout = here.url.searchParams.has('call')
    return isAbout && (await callAt(at, idSaid(here, 'call'))).closedAt
      ? 'This call is closed already.'
      : undefined
  },
  fields: ({ url }) => [
    { name: 'call', kind: 'hidden', label: 'call', value: url.searchParams.get('call') ?? '' },
    { name: 'closing', kind: 'line', label: 'Why it closes', hint: 'One line, for everyone.' },
    {
      name: 'thanks',
      kind: 'long',
      label: 'Thanks to those who offered',
      hint: 'Each of them reads it on their Home.',
      value: kindThanks,
    },
  ],
  async beside({ acting, url }, at) {
    const id = url.searchParams.get('call')
    if (!id) return []
    const call = found((await openCalls(acting, at.id)).find((open) => open.id === id))
    return [
      {
        title: 'What is called for',
        lines: linesFor([
          ['Role', callNouns[call.role]],
          ['From', exactDay(call.startsOn)],
          ['Opened by', call.opener],
        ]),
      },
    ]
  },
  perform: ({ acting }, number, value) => closeCall(acting, number, value),
}
