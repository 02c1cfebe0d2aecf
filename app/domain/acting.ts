import type { Access, Position } from '../vocabulary'
import type { Part } from '../vocabulary/decisions'

/**
 * The member who acts, and the school they act in: an explicit argument of every act, taken from
 * the session.
 */
export type Acting = {
  memberId: string
  name: string
  access: Access
  position: Position
  school: { id: string; slug: string; name: string; timeZone: string; today: string; now: string }
}

/**
 * Whose decision it is: who proposed it, who sees it through since it passed on, who is invited to
 * what, and who of them is gone or on leave.
 */
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
// A guest may hold what was theirs as a member: they act on none of it.
const isMember = (a: Acting, ...ids: readonly (string | null)[]) =>
  !isGuest(a) && ids.includes(a.memberId)
const isLead = (a: Acting, { leads }: { leads: readonly string[] }) => isMember(a, ...leads)

/** What a guest is told who would act. */
export const guestsOnlyRead =
  'You are a guest: you can read but not act. Ask an administrator to make you a member.'

/**
 * Who may do what: one short predicate each, read by the page (is the button there?) and by the
 * guard (is the act allowed?), so that the two cannot disagree. Access decides; position never
 * does.
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
    isAdmin(a) || isLead(a, initiative) || isMember(a, initiative.sponsorId),
  moveInitiative: (a: Acting) => !isGuest(a),
  stopInitiative: (a: Acting, initiative: Leads) => may.editInitiative(a, initiative),
  writeUpdate: (a: Acting, initiative: { roster: readonly string[] } & Leads) =>
    may.editInitiative(a, initiative) || isMember(a, ...initiative.roster),
  correctUpdate: (a: Acting, update: { memberId: string }) => isMember(a, update.memberId),

  seeAsked: (a: Acting) => !isGuest(a),
  takePart: (a: Acting) => !isGuest(a),
  handOver: (a: Acting, initiative: Leads) => isLead(a, initiative) || isAdmin(a),
  changeAnyTurn: (a: Acting, initiative: { sponsorId: string | null }) =>
    isAdmin(a) || isMember(a, initiative.sponsorId),
  changeTurn: (a: Acting, initiative: { comingLeads: readonly string[] } & Leads) =>
    may.changeAnyTurn(a, initiative) ||
    isLead(a, initiative) ||
    isMember(a, ...initiative.comingLeads),
  assignLead: (a: Acting, initiative: Leads) => may.editInitiative(a, initiative),
  openCall: (a: Acting, initiative: Leads) => may.assignLead(a, initiative),
  ask: (a: Acting, initiative: { roster: readonly string[] } & Leads) =>
    may.assignLead(a, initiative) || isMember(a, ...initiative.roster),
  chooseFor: (a: Acting, call: { openedBy: string }) => isMember(a, call.openedBy),
  closeCall: (a: Acting, call: { openedBy: string }, initiative: Leads) =>
    may.chooseFor(a, call) || may.openCall(a, initiative),

  takeStance: (a: Acting, initiative: { roster: readonly string[] }, writtenBy: string) =>
    isMember(a, ...initiative.roster) && a.memberId !== writtenBy,
  settleReset: (a: Acting, initiative: Leads) =>
    initiative.leads.length
      ? isLead(a, initiative)
      : isAdmin(a) || isMember(a, initiative.sponsorId),
  writeReset: (a: Acting, initiative: Leads, callers: readonly string[]) =>
    may.settleReset(a, initiative) || isMember(a, ...callers),
  addAction: (a: Acting, initiative: { roster: readonly string[] } & Leads) =>
    may.writeUpdate(a, initiative),
  finishAction: (a: Acting, initiative: Leads, action: { ownerId: string }) =>
    isMember(a, action.ownerId) || may.handOver(a, initiative),
  reopenAction: (a: Acting, action: { endedBy: string | null }) => isMember(a, action.endedBy),
  dropAction: (a: Acting, initiative: Leads, action: { ownerId: string; addedBy: string }) =>
    isMember(a, action.addedBy) || may.finishAction(a, initiative, action),
  raiseBarrier: (a: Acting) => !isGuest(a),
  clearBarrier: (
    a: Acting,
    initiative: Leads,
    barrier: { raisedBy: string; broughtTo: string | null },
  ) => may.editInitiative(a, initiative) || isMember(a, barrier.raisedBy, barrier.broughtTo),
  seeWholePath: (a: Acting, memberId: string) => a.memberId === memberId,

  recordDecision: (a: Acting) => !isGuest(a),
  propose: (a: Acting) => !isGuest(a),
  seeDrafts: (a: Acting) => !isGuest(a),
  steer: (a: Acting, { proposerId, keeperId }: Proposed) =>
    isMember(a, keeperId ?? proposerId) || isAdmin(a),
  settle: (a: Acting, at: Proposed, { isLed }: { isLed: boolean }) =>
    (isLed && may.respond(a, at, 'decision-maker')) ||
    ((!isLed || !hasDecider(at)) && may.steer(a, at)),
  // Guests advise and comment; they do not decide.
  respond: (a: Acting, { invited }: Proposed, asked: Part) =>
    (asked !== 'decision-maker' || !isGuest(a)) &&
    invited.some(({ memberId, part }) => memberId === a.memberId && part === asked),
  joinThread: (a: Acting, { invited }: Proposed) =>
    !isGuest(a) || invited.some(({ memberId }) => memberId === a.memberId),
  correctEntry: (a: Acting, at: Proposed, entry: { memberId: string }) =>
    may.joinThread(a, at) && a.memberId === entry.memberId,
  holdRound: (a: Acting, at: Proposed) =>
    may.steer(a, at) || isMember(a, ...at.invited.map(({ memberId }) => memberId)),
  leadRound: (a: Acting, at: Proposed, { heldBy }: { heldBy: string }) =>
    isMember(a, heldBy) || may.steer(a, at),
  nudge: (a: Acting, at: Proposed) => may.holdRound(a, at),
  reviewDecision: (a: Acting) => !isGuest(a),
  keepTemplates: isAdmin,
  logContribution: (a: Acting) => !isGuest(a),
  declineThanks: (a: Acting, contribution: { memberId: string; source: string }) =>
    contribution.memberId === a.memberId && contribution.source === 'thanks',
  // What an act wrote of someone is theirs, not of who did the act.
  correctContribution: (
    a: Acting,
    { memberId, recordedBy, source }: { memberId: string; recordedBy: string; source: string },
  ) => isMember(a, memberId, source === 'act' ? null : recordedBy) || isAdmin(a),
}
