import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { offer } from '../../../app/domain/calls/offers'
import { fairnessLedger } from '../../../app/domain/insights/fairness-ledger'
import { fairnessOf } from '../../../app/domain/rotations/fairness-facts'
import { peopleNotAskedYet } from '../../../app/domain/rotations/people-asked'
import { follow, shadow, takeLead } from '../../../app/domain/turns/turns'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })

type Step = (one: Acting, number: number) => Promise<unknown>
const steps: [string, Step, boolean][] = [
  ['follows', (one, number) => follow(one, number), true],
  ['shadows', (one, number) => shadow(one, number), true],
  ['offers', (one, number) => offer(one, number, { readiness: 'ready' }), true],
  ['takes the lead', (one, number) => takeLead(one, number, { cameAbout: 'offered' }), false],
]

test.each(steps)(
  'who %s of their own accord was asked by nobody, and is told so on every page unless they led',
  async (_, step, isNotAsked) => {
    const [first = ''] = await here.cast.inSchool(peopleNotAskedYet)
    const initials =
      (await here.sql<{ initials: string }[]>`select initials from members where id = ${first}`)[0]
        ?.initials ?? ''
    const [one, renata] = [await here.cast.acting(initials), await here.cast.acting('RO')]
    const { id, number } = await freshInitiative(here.sql, { isSponsored: true })
    await here.cast.inSchool(() => step(one, number))
    const said = await here.cast.inSchool(async () => ({
      list: (await peopleNotAskedYet()).includes(first),
      ledger: (await fairnessLedger(renata)).notAsked.some(({ memberId }) => memberId === first),
      suggested:
        (await fairnessOf(renata, { initiativeId: id, on: '2026-03-02' }))
          .find(({ memberId }) => memberId === first)
          ?.reasons.includes('not asked yet') ?? false,
    }))
    expect(said).toEqual({ list: isNotAsked, ledger: isNotAsked, suggested: isNotAsked })
  },
)
