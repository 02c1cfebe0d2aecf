import type { Acting } from '../../domain/acting'
import { draftOf } from '../../domain/decisions/drafts'
import { decisionStanding } from '../../domain/decisions/state'
import {
  agreements,
  carriers,
  methodLines,
  stakes,
  suggestMethods,
} from '../../domain/decisions/methods'
import { numberIn } from '../../http/params.server'
import { templates } from '../../domain/decisions/templates'
import { initiativeSaid } from '../../domain/members/eligibility'
import type { Here } from '../../http/in-school.server'
import { methods } from '../../vocabulary/decisions'
import type { ProposalSaid } from './acts/proposal-fields'

// What supersedes or takes up another begins with its words and its people.
export async function begunFrom(
  acting: Acting,
  { supersedes, initiative }: { supersedes: string | undefined; initiative: string | undefined },
): Promise<Partial<ProposalSaid>> {
  const initiativeId = (await initiativeSaid(initiative))?.id
  const number = numberIn(supersedes)
  if (!number) return { initiativeId }
  const at = await decisionStanding(number)
  const known = {
    question: at.question,
    authority: at.authority,
    initiativeId: at.initiativeId ?? undefined,
    supersedesId: at.id,
  }
  if (at.inTheRoom)
    return {
      ...known,
      deciders: at.invited
        .filter(({ part }) => part === 'decision-maker')
        .map(({ memberId }) => memberId),
    }
  const { body, deciders, advisers, affected, experts } = await draftOf(acting, at)
  return { ...known, body, deciders, advisers, affected, experts }
}

export async function choiceOf({ url }: Here) {
  const pick = <T extends string>(name: string, list: readonly T[]) =>
    list.find((word) => word === url.searchParams.get(name))
  const [stake, carrier, agreement] = [
    pick('stake', stakes),
    pick('carrier', carriers),
    pick('agreement', agreements),
  ]
  const suggested =
    stake && carrier && agreement ? suggestMethods({ stake, carrier, agreement }) : []
  return {
    stake,
    carrier,
    agreement,
    suggested,
    methods: methods.map((method) => ({ method, line: methodLines[method] })),
    templates: (await templates()).map(({ id, name, method }) => ({ id, name, method })),
  }
}
