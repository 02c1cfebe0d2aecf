import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  agreeToChange,
  askForChange,
  declineChange,
} from '../../../app/domain/turns/change-requests'
import type { ChangeAsked } from '../../../app/domain/turns/change-requests'
import { openTelling } from '../../support/telling'

let school: Awaited<ReturnType<typeof openTelling>>
beforeEach(async () => void (school = await openTelling()))
afterEach(() => school.close())

const days = { startsOn: '2026-03-04', endsOn: '2026-03-05' }
const asks: [how: 'agreed' | 'declined', kind: 'stand in' | 'extend', said: string][] = [
  [
    'agreed',
    'stand in',
    'Farah Siddiqui has agreed to stand in for you as lead of Family engagement, Wednesday, March 4 to Thursday, March 5.',
  ],
  [
    'declined',
    'stand in',
    'Farah Siddiqui would rather not stand in for you as lead of Family engagement, Wednesday, March 4 to Thursday, March 5.',
  ],
  [
    'agreed',
    'extend',
    'Farah Siddiqui has agreed that you lead Family engagement until Friday, April 24.',
  ],
  [
    'declined',
    'extend',
    'Farah Siddiqui does not agree that you lead Family engagement until Friday, April 24.',
  ],
]

test.each(asks)(
  'who asked for a change hears in one sentence that it was %s: to %s',
  async (how, kind, said) => {
    const [mei, farah] = [await school.cast.acting('MT'), await school.cast.acting('FS')]
    const [turn] = await school.sql<{ id: string }[]>`
      select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      where i.number = 5 and t.role = 'lead' and t.during @> '2026-03-02 18:00Z'::timestamptz`
    const about = { turnId: turn?.id ?? '', withMemberId: farah.memberId }
    const asked: ChangeAsked =
      kind === 'extend' ? { kind, ...about, endsOn: '2026-04-24' } : { kind, ...about, ...days }
    await school.at('2026-03-02 18:00Z', () => askForChange(mei, 5, asked))
    const [change] = await school.sql<{ id: string }[]>`
      select id from turn_changes where answer is null and turn_id = ${about.turnId}`
    await school.at('2026-03-02 18:10Z', () =>
      how === 'agreed'
        ? agreeToChange(farah, 5, change?.id ?? '')
        : declineChange(farah, 5, { id: change?.id ?? '' }),
    )
    await school.tell('2026-03-02 19:00Z')
    expect((await school.told('MT', 'change answered%')).map(({ sentence }) => sentence)).toEqual([
      said,
    ])
  },
)
