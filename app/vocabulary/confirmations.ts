// What is said once an act is done, on the page that it leads to: by what was acted on and the noun
// of the act. Each is true whatever was typed; where there is more to say, the page says it.

// Where the page that it leads to is about more than that, what is said names what it was about.
function naming(named: (name: string) => string, otherwise: string) {
  return (_many: number, _of: number, name?: string) => (name ? named(name) : otherwise)
}

const onInitiatives = {
  'initiative.new': 'Your initiative is on the board.',
  'initiative.edit': 'Your changes are saved.',
  'initiative.move': naming((title) => `${title} is moved.`, 'The initiative is moved.'),
  'initiative.stopped':
    'It is stopped. What was learned is kept here and on the shelf of lessons; each person whose part ended is told.',
  'initiative.take-lead': 'You lead this now.',
  'initiative.follow': 'You follow this now.',
  'initiative.shadow': 'You shadow this now.',
  'initiative.leave': 'You have left this. What you did stays in its history.',
  'initiative.step-back': 'You have stepped back from the lead.',
  'initiative.co-lead': 'There is room for one more to lead.',
  'initiative.plan': 'The rotation plan is saved.',
  'initiative.hand-over': naming(
    (name) => `${name} is asked to take over.`,
    'They are asked to take over.',
  ),
  'initiative.notes': 'The notes are kept. Nobody is asked yet.',
  'initiative.accept': 'You have said yes.',
  'initiative.decline': 'You have said no for now. Nobody has to explain a no.',
  'initiative.thanks': 'Your thanks are sent.',
  'initiative.withdraw': 'That is withdrawn. Nobody has to answer it any more.',
  'initiative.offer': 'Your offer is made. You can withdraw it until it is answered.',
  'initiative.call': 'The call is open.',
  'initiative.close-call': 'The call is closed.',
  'initiative.choose': 'Your choice is made, and those who offered are told.',
  'initiative.ask': naming(
    (name) => `${name} is asked. A no is as easy for them as a yes.`,
    'They are asked. A no is as easy for them as a yes.',
  ),
  'initiative.swap': 'They are asked. Nothing changes until they agree.',
  'initiative.stand-in': 'They are asked. Nothing changes until they agree.',
  'initiative.extend': 'They are asked. Nothing changes until they agree.',
  'initiative.agree': 'You have agreed, and the turns are changed.',
  'initiative.disagree': 'The turns stay as they are.',
  'initiative.sponsor': 'You sponsor this now. Thank you.',
  'initiative.learn': 'What you have learned is added.',
  'initiative.edit-learned': 'Your changes are saved.',
} as const

const onTheWork = {
  'initiative.update': 'Your update is posted.',
  'initiative.correction': 'The update is corrected. What it said before can still be read.',
  'initiative.stance': 'Your answer is under the update.',
  'initiative.reset': 'What you wrote is saved.',
  'initiative.settle-reset': 'The change of direction is settled.',
  'initiative.add-action': 'The action is added.',
  'initiative.finish-action': naming((text) => `Done: “${text}”`, 'The action is done.'),
  'initiative.reopen-action': naming(
    (text) => `Open again: “${text}”`,
    'The action is open again.',
  ),
  'initiative.drop-action': naming((text) => `Dropped: “${text}”`, 'The action is dropped.'),
  'initiative.raise-barrier': 'The barrier is raised.',
  'initiative.bring-barrier': 'The barrier is brought to them.',
  'initiative.clear-barrier': 'The barrier is cleared.',
  'contribution.new': 'Your line is in the ledger.',
  'contribution.correct': 'The line is corrected. The old one is kept next to it.',
  'contribution.decline': 'The thanks are hidden from everyone but you.',
} as const

const onDecisions = {
  'decision.drafted': 'The draft is saved. Nobody is asked before it is opened.',
  'decision.recorded': 'The decision is in the log.',
  'decision.open': 'It is open, and everyone invited is asked.',
  'decision.edit': 'The draft is saved. Nobody is asked before it is opened.',
  'decision.amend': 'The new version is proposed, and everyone is asked again.',
  'decision.again': 'Everyone is asked again.',
  'decision.invite': naming((name) => `${name} is invited.`, 'They are invited.'),
  'decision.close': 'It is closed for responses. The outcome is still to be recorded.',
  'decision.outcome': 'The outcome is recorded.',
  'decision.pass-on': 'It is passed on.',
  'decision.withdraw': 'The proposal is withdrawn. It stays in the log.',
  'decision.respond': 'Your response is recorded.',
  'decision.thread': 'What you said is in the thread.',
  'decision.correct-entry': 'It is corrected. What it said before can still be read.',
  'decision.answer': 'Your answer is there to read.',
  'decision.confirm': 'It is recorded that your objection is integrated.',
  'decision.not-yet': 'Your objection stays open, with what is still missing.',
  'decision.withdraw-objection': 'Your objection is withdrawn. It can still be read.',
  'decision.stands': 'It is recorded that the objection stands.',
  'decision.round': 'The round has begun.',
  'decision.speaker': 'That is noted.',
  'decision.end-round': 'The round is over.',
  'decision.nudge': 'Those not heard yet are asked once more.',
  'decision.review': 'The review is recorded.',
  'method.kept': 'This way of deciding is saved.',
  'method.ended': 'That way of deciding is not offered any more.',
} as const

const onPeople = {
  'member.profile': 'Your page is saved.',
  'member.letters': 'Your choice of letters is saved.',
  'member.access': 'The changes are saved.',
  'member.reflection': 'Your reflection is shared with the school.',
  'member.away': 'The leave is recorded.',
  'member.back': 'The first day back is saved.',
  'member.cancel-leave': 'The leave is called off.',
  'member.leave': 'The last day is recorded.',
  'member.stay': 'The last day is taken back.',
  'reflection.kept': 'Your reflection is kept. Only you can read it.',
  'reflection.shared': 'Your reflection is shared with the school.',
  'ally.ask': 'They are asked, and free to say no.',
  'ally.answer': 'You are their adult ally now.',
  'ally.decline': 'You have said no for now. Nobody has to explain a no.',
  'ally.withdraw': 'The question is withdrawn.',
  'ally.end': 'The alliance is ended.',
  'invitation.sent': sentInWords,
  'invitation.resend': naming(
    (name) => `The invitation of ${name} is sent again.`,
    'The invitation is sent again.',
  ),
  'invitation.withdraw': naming(
    (name) => `The invitation of ${name} is withdrawn. Its link no longer works.`,
    'The invitation is withdrawn. Its link no longer works.',
  ),
  'feed.ended': 'The address no longer works.',
  'feed.follows': 'Your calendar shows what you follow, too.',
  'feed.leads': 'Your calendar no longer shows what you follow.',
} as const

function sentInWords(many: number) {
  if (!many) return 'No new invitation was needed.'
  return many === 1 ? '1 invitation is on the way.' : `${many} invitations are on the way.`
}

const onSchools = {
  'calendar.new-term': 'The term is added.',
  'calendar.term': 'The term is corrected.',
  'calendar.term-removal': 'The term is removed.',
  'calendar.new-closed-days': 'The closed days are added.',
  'calendar.closed-days': 'The closed days are corrected.',
  'calendar.closed-days-removal': 'The school is open on these days again.',
  'calendar.list': addedInWords,
  'calendar.year': 'The school year is corrected.',
  'calendar.year-removal': 'The school year is removed.',
  'calendar.working-week': 'The working week is saved.',
  'calendar.quiet-hours': 'The quiet hours are saved.',
  'school.new': 'Your school is set up.',
  'school.joined': 'Welcome. You belong to this school now.',
  'school.school': 'The settings are saved.',
  'school.years': 'The school year is added.',
  'school.goals': 'The goal is added.',
  'school.goal-end': 'The goal is ended.',
  'home.caught-up': 'You are caught up.',
  'home.not-caught-up': 'What changed is listed once more.',
  'home.seen': 'That is marked as seen.',
} as const

function addedInWords(many: number, of: number) {
  const added = many === 1 ? '1 entry was added.' : `${many} entries were added.`
  if (many === of) return added
  if (!many) return 'Nothing was added: all of these days were closed already.'
  return `${added} ${of - many === 1 ? 'The other one was' : `The other ${of - many} were`} closed already.`
}

const onAccounts = {
  'account.name': 'Saved. Your schools show it from now on.',
  'account.email': 'Your address is changed.',
  'account.password': 'Your password is changed.',
  'account.session': 'That browser is signed out.',
} as const

export const confirmations = {
  ...onInitiatives,
  ...onTheWork,
  ...onDecisions,
  ...onPeople,
  ...onSchools,
  ...onAccounts,
  unchanged: 'Nothing had to be changed: it is so already.',
}

export type Confirmation = keyof typeof confirmations
