import type { Access, Part, Position } from '../words'

/** The member who acts, and the school they act in: an explicit argument of every act, taken from the session. */
export type Acting = {
  memberId: string
  name: string
  access: Access
  position: Position
  school: { id: string; slug: string; name: string; timeZone: string; today: string; now: string }
}

/** Whose decision it is: who proposed it, who sees it through since it passed on, who is invited to what, and who of them is gone or on leave. */
type Proposed = {
  proposerId: string | null
  keeperId: string | null
  invited: readonly { memberId: string; part: Part; isAway: boolean }[]
}

type Leads = { leads: readonly string[]; sponsorId: string | null }

/** Whether someone who decides is here today. */
export const hasDecider = ({ invited }: Pick<Proposed, 'invited'>) =>
  invited.some(({ part, isAway }) => part === 'decision-maker' && !isAway)

const isGuest = (a: Acting) => a.access === 'guest'
const isAdmin = (a: Acting) => a.access === 'owner' || a.access === 'admin'
const isLead = (a: Acting, { leads }: { leads: readonly string[] }) => leads.includes(a.memberId)

/** What a guest is told who would act. */
export const guestsOnlyRead =
  'You are a guest: you can read but not act. Ask an administrator to make you a member.'

/**
 * Who may do what: one short predicate each, read by the page (is the button there?) and by the guard (is the act allowed?),
 * so that the two cannot disagree. Access decides; position never does.
 */
export const may = {
  administer: isAdmin,
  invite: isAdmin,
  changeAccess: (a: Acting, other: { memberId: string; access: Access }) =>
    other.memberId !== a.memberId &&
    (a.access === 'owner' || (a.access === 'admin' && other.access !== 'owner')),
  editProfile: (a: Acting, memberId: string) => a.memberId === memberId,
  recordLeave: (a: Acting, memberId: string) => a.memberId === memberId || isAdmin(a),
  shareReflections: (a: Acting, memberId: string) => a.memberId === memberId,
  chooseAlly: (a: Acting, memberId: string) =>
    !isGuest(a) && a.position === 'student' && a.memberId === memberId,
  endAlliance: (a: Acting, { studentId, memberId }: { studentId: string; memberId: string }) =>
    [studentId, memberId].includes(a.memberId),
  keepCalendar: (a: Acting, memberId: string) => a.memberId === memberId,
  letGo: (a: Acting, other: { memberId: string; access: Access }) =>
    other.memberId === a.memberId || may.changeAccess(a, other),

  putUpInitiative: (a: Acting) => !isGuest(a),
  editInitiative: (a: Acting, initiative: Leads) =>
    isAdmin(a) || isLead(a, initiative) || initiative.sponsorId === a.memberId,
  moveInitiative: (a: Acting) => !isGuest(a),
  stopInitiative: (a: Acting, initiative: Leads) =>
    !isGuest(a) && may.editInitiative(a, initiative),
  writeUpdate: (a: Acting, initiative: { roster: readonly string[] } & Leads) =>
    may.editInitiative(a, initiative) || initiative.roster.includes(a.memberId),
  correctUpdate: (a: Acting, update: { memberId: string }) =>
    !isGuest(a) && update.memberId === a.memberId,

  seeAsked: (a: Acting) => !isGuest(a),
  takePart: (a: Acting) => !isGuest(a),
  handOver: (a: Acting, initiative: Leads) => isLead(a, initiative) || isAdmin(a),
  changeAnyTurn: (a: Acting, initiative: { sponsorId: string | null }) =>
    isAdmin(a) || initiative.sponsorId === a.memberId,
  changeTurn: (a: Acting, initiative: { comingLeads: readonly string[] } & Leads) =>
    may.changeAnyTurn(a, initiative) ||
    isLead(a, initiative) ||
    initiative.comingLeads.includes(a.memberId),
  assignLead: (a: Acting, initiative: Leads) =>
    isAdmin(a) || initiative.sponsorId === a.memberId || isLead(a, initiative),
  openCall: (a: Acting, initiative: Leads) => !isGuest(a) && may.assignLead(a, initiative),
  ask: (a: Acting, initiative: { roster: readonly string[] } & Leads) =>
    !isGuest(a) && (may.assignLead(a, initiative) || initiative.roster.includes(a.memberId)),
  chooseFor: (a: Acting, call: { openedBy: string }) => !isGuest(a) && call.openedBy === a.memberId,
  closeCall: (a: Acting, call: { openedBy: string }, initiative: Leads) =>
    may.chooseFor(a, call) || may.openCall(a, initiative),

  takeStance: (a: Acting, initiative: { roster: readonly string[] }, writtenBy: string) =>
    !isGuest(a) && initiative.roster.includes(a.memberId) && a.memberId !== writtenBy,
  settleReset: (a: Acting, initiative: Leads) =>
    initiative.leads.length
      ? isLead(a, initiative)
      : isAdmin(a) || initiative.sponsorId === a.memberId,
  writeReset: (a: Acting, initiative: Leads, callers: readonly string[]) =>
    may.settleReset(a, initiative) || (!isGuest(a) && callers.includes(a.memberId)),
  addAction: (a: Acting, initiative: { roster: readonly string[] } & Leads) =>
    may.writeUpdate(a, initiative),
  finishAction: (a: Acting, initiative: Leads, action: { ownerId: string }) =>
    action.ownerId === a.memberId || may.handOver(a, initiative),
  dropAction: (a: Acting, initiative: Leads, action: { ownerId: string; addedBy: string }) =>
    action.addedBy === a.memberId || may.finishAction(a, initiative, action),
  raiseBarrier: (a: Acting) => !isGuest(a),
  clearBarrier: (
    a: Acting,
    initiative: Leads,
    barrier: { raisedBy: string; broughtTo: string | null },
  ) =>
    may.editInitiative(a, initiative) ||
    (!isGuest(a) && [barrier.raisedBy, barrier.broughtTo].includes(a.memberId)),
  seeWholePath: (a: Acting, memberId: string) => a.memberId === memberId,

  recordDecision: (a: Acting) => !isGuest(a),
  propose: (a: Acting) => !isGuest(a),
  seeDrafts: (a: Acting) => !isGuest(a),
  steer: (a: Acting, { proposerId, keeperId }: Proposed) =>
    (keeperId ?? proposerId) === a.memberId || isAdmin(a),
  settle: (a: Acting, at: Proposed, { isLed }: { isLed: boolean }) =>
    (isLed && may.respond(a, at, 'decision-maker')) ||
    ((!isLed || !hasDecider(at)) && may.steer(a, at)),
  respond: (a: Acting, { invited }: Proposed, asked: Part) =>
    invited.some(({ memberId, part }) => memberId === a.memberId && part === asked),
  joinThread: (a: Acting, { invited }: Proposed) =>
    !isGuest(a) || invited.some(({ memberId }) => memberId === a.memberId),
  holdRound: (a: Acting, at: Proposed) =>
    may.steer(a, at) || at.invited.some(({ memberId }) => memberId === a.memberId),
  nudge: (a: Acting, at: Proposed) => may.holdRound(a, at),
  reviewDecision: (a: Acting) => !isGuest(a),
  keepTemplates: isAdmin,
  logContribution: (a: Acting) => !isGuest(a),
  declineThanks: (a: Acting, contribution: { memberId: string; source: string }) =>
    contribution.memberId === a.memberId && contribution.source === 'thanks',
  correctContribution: (a: Acting, contribution: { memberId: string; recordedBy: string }) =>
    contribution.recordedBy === a.memberId || contribution.memberId === a.memberId || isAdmin(a),
}
