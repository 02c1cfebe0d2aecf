export const acting = [
  {
    room: 'acting',
    in: 'app/domain/acting.ts',
    tests: ['tests/domain/acting.test.ts'],
    each: [
      ['other.memberId !== a.memberId &&\n    ', ''],
      ["(a.access === 'admin' && other.access !== 'owner')", "a.access === 'admin'"],
      ['!isGuest(a) && ids.includes(a.memberId)', 'ids.includes(a.memberId)'],
      ["!isGuest(a) && a.position === 'student' &&", "a.position === 'student' &&"],
      ["a.position === 'student' && ", ''],
      ['a.memberId === memberId || isAdmin(a)', 'isAdmin(a)'],
      [" && contribution.source === 'thanks'", ''],
      [' && a.memberId !== writtenBy', ''],
      [
        'initiative.leads.length\n      ? isLead(a, initiative)',
        'false\n      ? isLead(a, initiative)',
      ],
      [
        'isMember(a, keeperId ?? proposerId) || isAdmin(a)',
        'isMember(a, proposerId) || isAdmin(a)',
      ],
      [' && part === asked', ''],
      ["(asked !== 'decision-maker' || !isGuest(a)) &&\n", ''],
      ["part === 'decision-maker' && !isAway", "part === 'decision-maker'"],
      ['(!isLed || !hasDecider(at)) && ', ''],
      ['isMember(a, call.openedBy)', 'true'],
      ['moveInitiative: (a: Acting) => !isGuest(a)', 'moveInitiative: () => true'],
      ['seeDrafts: (a: Acting) => !isGuest(a)', 'seeDrafts: () => true'],
      [
        'keepCalendar: (a: Acting, memberId: string) => a.memberId === memberId',
        'keepCalendar: (a: Acting, memberId: string) => a.memberId === memberId || isAdmin(a)',
      ],
      ['isMember(a, action.addedBy) || ', ''],
    ],
  },
]
