import type { Health } from '../../app/words'

type DemoUpdate = { initiative: string; by: string; on: string; health: Health; body: string }

/** What the leads wrote through the year; the last of each says how it stands. */
export const updates: DemoUpdate[] = [
  { initiative: 'I1', by: 'TO', on: '2025-09-25', health: 'at risk', body: 'Grade 6 has its devices. Grade 7 waits for the charging carts: the wall sockets in the east wing trip when two carts are on.' },
  { initiative: 'I1', by: 'IP', on: '2025-11-06', health: 'on track', body: 'Ray had the power fixed after eleven days. Grades 6 and 7 are complete, and Zoe\'s help desk opened on Monday: nine devices fixed in its first week.' },
  { initiative: 'I1', by: 'JL', on: '2026-02-19', health: 'on track', body: 'Broken-device days are at 4 %, down from 7 %. The open question is homework: two teams still set work that needs an hour online.' },
  { initiative: 'I2', by: 'PN', on: '2025-10-02', health: 'off track', body: 'The 90-minute block is there; the tables and the technology on call are not. Approved, and not yet supported.' },
  { initiative: 'I2', by: 'DF', on: '2026-01-22', health: 'on track', body: 'Four rooms rotate weekly. The two first rooms have closed about half of the gap in fractions since October.' },
  { initiative: 'I2', by: 'LO', on: '2026-02-26', health: 'on track', body: 'Grade 7 has consented to the revised plan. I start with a visit to each room next week, with paid hours for it.' },
  { initiative: 'I3', by: 'LB', on: '2025-10-30', health: 'on track', body: 'First week: five circles, all with a second adult in the corridor. Two students asked to come back to one.' },
  { initiative: 'I3', by: 'LB', on: '2025-12-02', health: 'on track', body: 'Five weeks, 23 circles, a second adult at every one. Nobody has refused to come. The numbers follow on Thursday.' },
  { initiative: 'I3', by: 'AY', on: '2025-12-04', health: 'at risk', body: 'Repeats fell by 9 %. We had predicted 20 %. I think that we changed the room and not the question, and will say so on the eleventh.' },
  { initiative: 'I3', by: 'HW', on: '2026-02-12', health: 'on track', body: 'Re-entry circles run twice a week. Mateo opens them; I sit beside. Three teachers have asked how to begin.' },
  { initiative: 'I4', by: 'MW', on: '2025-09-18', health: 'at risk', body: 'Chronic absence stood at 19 % last year. We know the number and not yet the families.' },
  { initiative: 'I4', by: 'GH', on: '2025-12-11', health: 'on track', body: 'Second-day calls reached two families in three. Most of what I hear is buses and illness, not unwillingness.' },
  { initiative: 'I4', by: 'JC', on: '2026-02-05', health: 'at risk', body: 'Parents hang up on the recorded calls. I have asked twelve of them why, and will bring what they said.' },
  { initiative: 'I5', by: 'FS', on: '2025-10-16', health: 'on track', body: 'First family evening in three languages: 41 families, of whom 17 had never come before.' },
  { initiative: 'I5', by: 'MT', on: '2026-02-05', health: 'at risk', body: 'The January evening fell on the same night as the district one. We need the calendar a term ahead.' },
  { initiative: 'I6', by: 'RO', on: '2025-11-13', health: 'at risk', body: 'Two grade teams can share a period as the schedule stands; grade 8 cannot without moving PE.' },
  { initiative: 'I6', by: 'CR', on: '2026-02-12', health: 'on track', body: 'Second Wednesday done. One period was lost to a fire drill and none to a meeting.' },
  { initiative: 'I7', by: 'TO', on: '2025-10-09', health: 'on track', body: 'Three walks so far. What rooms need most: working blinds, and someone at the door in the first ten minutes.' },
  { initiative: 'I7', by: 'PN', on: '2026-01-29', health: 'at risk', body: 'We skipped the January check-in. The numbers are there; nobody has looked at them together since 11 December.' },
  { initiative: 'I7', by: 'DF', on: '2026-02-26', health: 'on track', body: 'After a week with nobody in the lead the biweekly page is back, with one page instead of five.' },
  { initiative: 'I8', by: 'RO', on: '2025-10-02', health: 'off track', body: 'Eleven minutes in the line on average. Students at the end of it eat in four.' },
  { initiative: 'I8', by: 'RT', on: '2025-12-11', health: 'on track', body: 'Two doors since 17 November. The line is down to eight minutes on most days.' },
  { initiative: 'I8', by: 'ZM', on: '2026-02-19', health: 'on track', body: 'Seven minutes. We asked 60 students: most say that lunch is calmer, and grade 6 wants its music back.' },
  { initiative: 'I9', by: 'CR', on: '2025-11-20', health: 'on track', body: 'Six fellows, each leading something real. Two have asked someone to shadow them.' },
  { initiative: 'I9', by: 'KM', on: '2026-02-12', health: 'at risk', body: 'We have not found an hour that suits para-educators. Unpaid time is no answer.' },
]
