// Slips of Stryker's that no test can notice, as `npm run mutants` says them but for the line, and
// why.
export const unnoticed = [
  {
    slip: 'app/domain/turns/extension-rules.ts: { id: turnChanges.id } → {}',
    why: 'It asks whether there is a row, whatever is in it.',
  },
  {
    slip: 'app/domain/rotations/fairness-rule.ts: leave.endsOn >= on → leave.endsOn > on',
    why: 'On the last day of a leave nobody is suggested.',
  },
]
