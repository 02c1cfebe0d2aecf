// An act whose line in the ledger is left out.
export const ledger = [
  {
    room: 'ledger',
    in: 'app/domain/stages/stops.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await told(acting, at, {', 'void (acting, at, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/hand-overs/answers.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      ["await told(acting, at, {\n    kind: 'han", "void (acting, at, {\n    kind: 'han"],
      ["await told(acting, at, {\n    kind: 'led", "void (acting, at, {\n    kind: 'led"],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/calls/calls.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      [
        "await told(acting, at, {\n    kind: 'called',\n    text: `Cal",
        "void (acting, at, {\n    kind: 'called',\n    text: `Cal",
      ],
      [
        "await told(acting, at, {\n    kind: 'called',\n    text: `Clo",
        "void (acting, at, {\n    kind: 'called',\n    text: `Clo",
      ],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/calls/asks.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await told(acting, at, {', 'void (acting, at, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/calls/choice.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      ['await told(acting, at, {', 'void (acting, at, {'],
      ['await recordAct(acting, {', 'void (acting, {'],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/calls/choice.ts',
    tests: ['tests/domain/calls/choice.test.ts'],
    each: [
      ['given.note || reason,', 'given.note || said,'],
      ['closing: reason', 'closing: said'],
      ['${reason && `: ${reason}`}', '${said && `: ${said}`}'],
      ["return readiness === 'shadow first' ? 'shadow' :", 'return'],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/updates/updates.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      [
        "await recordAct(acting, {\n    kind: 'updated',\n    text: `Wr",
        "void (acting, {\n    kind: 'updated',\n    text: `Wr",
      ],
      [
        "await recordAct(acting, {\n    kind: 'updated',\n    text: `Co",
        "void (acting, {\n    kind: 'updated',\n    text: `Co",
      ],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/updates/changes-of-direction.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await told(acting, at, {', 'void (acting, at, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/initiatives/actions.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await told(acting, at, {', 'void (acting, at, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/initiatives/initiatives.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      ["await recordAct(acting, { kind: 'st", "void (acting, { kind: 'st"],
      ["await recordAct(acting, { kind: 'up", "void (acting, { kind: 'up"],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/initiatives/learning.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await recordAct(acting, {', 'void (acting, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/initiatives/sponsors.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await recordAct(acting, {', 'void (acting, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/support/barriers.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      [
        "await told(acting, at, {\n    kind: 'raised a barrier',\n    text: `Rai",
        "void (acting, at, {\n    kind: 'raised a barrier',\n    text: `Rai",
      ],
      [
        "await told(acting, at, {\n    kind: 'raised a barrier',\n    text: `Bro",
        "void (acting, at, {\n    kind: 'raised a barrier',\n    text: `Bro",
      ],
      ["await told(acting, at, {\n    kind: 'cle", "void (acting, at, {\n    kind: 'cle"],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/members/allies.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await recordAct(acting, {', 'void (acting, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/decisions/decided-in-room.ts',
    tests: ['tests/domain/decisions/decided-in-room.test.ts'],
    each: [
      ['await recordAct(acting, { ...l', 'void (acting, { ...l'],
      ['await recordAct(acting, {\n    ', 'void (acting, {\n    '],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/decisions/state.ts',
    tests: ['tests/domain/decisions/ledger-of-acts.test.ts'],
    each: [['await recordAct(acting, {', 'void (acting, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/turns/assignment.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      [
        'await told(acting, at, {\n    kind: kinds[role],\n    text: `${wil',
        'void (acting, at, {\n    kind: kinds[role],\n    text: `${wil',
      ],
      [
        'await told(acting, at, {\n    kind: kinds[role],\n    text: `${now',
        'void (acting, at, {\n    kind: kinds[role],\n    text: `${now',
      ],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/turns/turns.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      ["await told(acting, at, { kind: 'le", "void (acting, at, { kind: 'le"],
      ["await told(acting, at, { kind: 'up", "void (acting, at, { kind: 'up"],
      ['await told(acting, at, {\n    ', 'void (acting, at, {\n    '],
      ['await told(acting, at, { kind: ver', 'void (acting, at, { kind: ver'],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/turns/rotation-plan.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await told(acting, at, {', 'void (acting, at, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/turns/agreed-changes.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [
      [
        "await told(acting, at, {\n      kind: 'led',\n      text: `Sw",
        "void (acting, at, {\n      kind: 'led',\n      text: `Sw",
      ],
      ["await told(acting, at, {\n      kind: 's", "void (acting, at, {\n      kind: 's"],
      [
        "await told(acting, at, {\n      kind: 'led',\n      text: `Ex",
        "void (acting, at, {\n      kind: 'led',\n      text: `Ex",
      ],
    ],
  },
  {
    room: 'ledger',
    in: 'app/domain/turns/own-reflections.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await recordAct(acting, {', 'void (acting, {']],
  },
  {
    room: 'ledger',
    in: 'app/domain/turns/reflections.ts',
    tests: ['tests/domain/ledger-of-acts.test.ts'],
    each: [['await recordAct(acting, {', 'void (acting, {']],
  },
]
