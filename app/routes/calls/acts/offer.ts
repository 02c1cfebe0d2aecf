import { guestsOnlyRead, may } from '../../../domain/acting'
import { openCalls } from '../../../domain/calls/open-calls'
import type { CallShown } from '../../../domain/calls/open-calls'
import { offer } from '../../../domain/calls/offers'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { dayOfYear, exactDay } from '../../../vocabulary/dates'
import { callNouns, callVerbs, readinesses } from '../../../vocabulary'
import { asChoices } from '../../acts/shared-fields'
import { linesFor } from '../../acts/facts'
import { stopped } from '../../acts/initiative-act'
import { finding } from '../../acts/search-fields'
import { besideStudent } from '../../members/acts/student-ally'
import type { ActWords, Beside } from '../../acts/act'
import type { Fact } from '../../acts/facts'
import type { InitiativeAct } from '../../acts/initiative-act'

const hints = {
  ready: 'I could begin now.',
  'ready with support': 'I would like someone to support me.',
  'shadow first': 'I would like to shadow the lead first.',
}

export const act: InitiativeAct<typeof actForms.offer> = {
  title: 'Offer to lead',
  lede: 'Your offer is open until it is answered or you withdraw it.',
  submit: 'Offer',
  schema: actForms.offer,
  isOpen: (acting, at) =>
    may.takePart(acting) && at.stage !== 'stopped' && !at.leads.includes(acting.memberId),
  settled: ({ acting }, at) =>
    at.leads.includes(acting.memberId) ? 'You lead this already.' : stopped(at),
  whose: guestsOnlyRead,
  fields,
  words: async (here, at) => wordsFor(meant(here, await openToMe(here, at))),
  beside: async (here, at) => [
    ...asked(meant(here, await openToMe(here, at))),
    ...(await besideStudent(here)),
  ],
  perform: ({ acting }, number, value) => offer(acting, number, value),
}

async function fields(here: Here, at: InitiativeState): Promise<FieldWords[]> {
  const calls = await openToMe(here, at)
  return [
    ...(calls.length ? [toWhich(calls, meant(here, calls))] : []),
    {
      name: 'readiness',
      kind: 'choice',
      label: 'How ready are you?',
      choices: asChoices(readinesses, hints),
    },
    {
      name: 'note',
      kind: 'long',
      label: 'A note',
      hint: 'What draws you, what would help.',
      optional: true,
    },
    await finding(here, {
      name: 'withMember',
      of: 'people',
      label: 'Together with',
      hint: 'They are asked, and it counts as an offer of two once they say yes.',
      optional: true,
      none: 'Alone',
      without: [here.acting.memberId, ...at.leads],
    }),
    ...(calls.length
      ? [
          {
            name: 'isPrivate',
            kind: 'check',
            label:
              'In confidence: until you are chosen, only the person who opened the call sees it',
          } as const,
        ]
      : []),
  ]
}

async function openToMe({ acting }: Here, at: InitiativeState) {
  return (await openCalls(acting, at.id)).filter(({ isOpenToMe }) => isOpenToMe)
}

function meant({ url }: Here, calls: CallShown[]) {
  return calls.find(({ id }) => id === url.searchParams.get('call')) ?? calls[0]
}

function toWhich(calls: CallShown[], call: CallShown | undefined): FieldWords {
  const choices = calls.map(({ id, role, startsOn }) => ({
    value: id,
    label: `The call for ${callNouns[role]} from ${dayOfYear(startsOn)}`,
  }))
  return {
    name: 'call',
    kind: 'select',
    label: 'Which call you answer',
    choices,
    none: 'None of them: a standing offer to lead',
    value: call?.id,
  }
}

function wordsFor(call: CallShown | undefined): Partial<ActWords> {
  return call
    ? {
        title: `Offer to ${callVerbs[call.role]}`,
        lede: `${call.opener} calls for ${callNouns[call.role]}. Your offer is open until it is answered or you withdraw it.`,
      }
    : {}
}

function asked(call: CallShown | undefined): Beside[] {
  if (!call) return []
  const { startsOn, endsOn, closesOn, hours, recompense, skills, support } = call
  const days: Fact[] = [
    ['From', exactDay(startsOn)],
    ['Last day', endsOn && exactDay(endsOn)],
    ['Offers are welcome until', closesOn && exactDay(closesOn)],
  ]
  return [
    {
      title: 'What is asked',
      lines: linesFor([
        ...days,
        ['Hours', hours],
        ['Released time or stipend', recompense],
        ['Skills', skills],
        ['Support the sponsor gives', support],
      ]),
    },
  ]
}
