import { paths } from '../../paths'
import type { Findable } from './matching'
import type { SchoolHere } from './school-context'

/** Something to go to: a thing of the school, a page, or an act. */
export type Place = Findable & { kind: PlaceKind; to: string; note?: string }
export type PlaceKind = 'Initiative' | 'Person' | 'Decision' | 'Page' | 'Do'

/** The names that a school's own list holds; each with what its address is made of. */
export type Names = {
  initiatives: [number: number, title: string, stage: string, lesson: string][]
  people: [id: string, name: string, position: string][]
  decisions: [number: number, question: string][]
  /** Where the one who looks has a role, or is the sponsor. */
  mine: [number: number, role: string][]
}

type Here = Pick<SchoolHere, 'school' | 'me' | 'may'>

/** Every place of a school that one may look for: what is there, its pages, and what one can do. */
export function placesOf(here: Here, names: Names): Place[] {
  const { slug } = here.school
  return [
    ...once(names.initiatives, ([number, label, stage, lesson]): Place => ({
      ...{ kind: 'Initiative', label, to: paths.initiative(slug, number) },
      ...(stage === 'stopped' && { note: 'stopped', also: `lesson ${lesson}` }),
    })),
    ...once(names.people, ([id, label, note]): Place => ({
      ...{ kind: 'Person', label, note, to: paths.person(slug, id) },
    })),
    ...pagesOf(here),
    ...(here.may.takePart ? doings(here) : []),
    ...once(names.decisions, ([number, question]): Place => ({
      ...{ kind: 'Decision', label: question, also: String(number), note: `decision ${number}` },
      to: paths.decision(slug, number),
    })),
    ...(here.may.takePart ? doingsOnAll(here, names) : []),
  ]
}

function doingsOnAll(here: Here, { initiatives, mine }: Names) {
  const roles = new Map<number, string[]>()
  for (const [number, role] of mine) roles.set(number, [...(roles.get(number) ?? []), role])
  const others = doingsOfOthers(here, initiatives)
  return initiatives.flatMap((one, at) => {
    const own = roles.get(one[0])
    return (own ? doingsOn(here, one, own) : others[at]) ?? []
  })
}

// What one can do where one holds nothing is the same for all who may do as much.
const ofOthers = {
  administer: new WeakMap<Names['initiatives'], Place[][]>(),
  takePart: new WeakMap<Names['initiatives'], Place[][]>(),
}

function doingsOfOthers(here: Here, initiatives: Names['initiatives']) {
  const known = ofOthers[here.may.administer ? 'administer' : 'takePart']
  const places = known.get(initiatives) ?? initiatives.map((one) => doingsOn(here, one, []))
  known.set(initiatives, places)
  return places
}

// What is made of one list of names is the same for all who look for something in it.
const made = new WeakMap<readonly unknown[], Place[]>()

function once<One>(names: readonly One[], placeOf: (one: One) => Place) {
  const known = made.get(names) ?? names.map(placeOf)
  made.set(names, known)
  return known
}

function pagesOf({ school: { slug }, me, may }: Here): Place[] {
  const page = (label: string, to: string, also = ''): Place => ({ kind: 'Page', label, to, also })
  return [
    page('Home', paths.home(slug), 'for you news waiting'),
    page('Board', paths.board(slug), 'initiatives stages'),
    page('Formation', paths.formation(slug), 'turns chart who leads year'),
    page('Needs a lead', paths.needsALead(slug), 'open calls vacant'),
    page('The shelf of lessons', paths.lessons(slug), 'stopped learned'),
    page('Decisions', paths.decisions(slug), 'log proposals'),
    page('Ways of deciding', paths.methods(slug), 'methods consent vote templates'),
    page('Contributions', paths.contributions(slug), 'ledger log'),
    page('People', paths.people(slug), 'members staff team'),
    page('Fairness', paths.fairness(slug), 'who was asked never asked'),
    page('School calendar', paths.calendar(slug), 'terms closed days holidays'),
    page('My page', paths.person(slug, me.id), 'profile strengths'),
    page('My path', paths.path(slug, me.id), 'my turns reflections year'),
    page('My account', paths.account(), 'password email sign in'),
    page('All my schools', paths.schools(), 'switch'),
    ...(may.administer ? [page('School settings', paths.settings(slug), 'goals years')] : []),
  ]
}

function doings({ school: { slug }, me, may }: Here): Place[] {
  const doing = (label: string, to: string, also = ''): Place => ({ kind: 'Do', label, to, also })
  return [
    doing('New initiative', paths.newInitiative(slug), 'start begin create'),
    doing('Propose a decision', paths.proposeDecision(slug), 'new proposal vote consent'),
    doing('Record a decision taken in the room', paths.newDecision(slug), 'log new decided'),
    doing('Log a contribution', paths.newContribution(slug), 'add ledger thanks'),
    doing('Edit my page', paths.personAct(slug, me.id, 'profile'), 'profile strengths'),
    doing('Choose my letters', paths.personAct(slug, me.id, 'letters'), 'mail notifications email'),
    doing('Plan a leave', paths.personAct(slug, me.id, 'away'), 'absence away'),
    doing('Subscribe to my calendar', paths.ownCalendar(slug, me.id), 'feed ics'),
    ...(may.administer
      ? [
          doing('Invite someone', paths.newInvitation(slug), 'add member people'),
          doing('Invite many people', paths.invitationList(slug), 'list csv import'),
        ]
      : []),
  ]
}

// What is nobody's to do on this one is not offered; the act itself asks once more.
function doingsOn(
  { school: { slug }, may }: Here,
  [number, title, stage]: Names['initiatives'][number],
  roles: string[],
): Place[] {
  if (stage === 'stopped') return []
  const doing = (verb: string, act: string, also = ''): Place => ({
    ...{ kind: 'Do', label: `${verb}: ${title}`, also },
    to: paths.initiativeAct(slug, number, act),
  })
  const isOn = roles.some((role) => role !== 'sponsor')
  const carries = may.administer || roles.length > 0
  const hands = may.administer || roles.includes('lead')
  return [
    ...(carries ? [doing('Write an update', 'update', 'post health')] : []),
    ...(isOn ? [] : [doing('Follow', 'follow', 'join')]),
    ...(roles.includes('lead') ? [] : [doing('Offer to lead', 'offer', 'volunteer')]),
    ...(hands ? [doing('Hand over the lead', 'hand-over', 'pass')] : []),
    doing('Move', 'move', 'stage'),
    ...(carries ? [doing('Add an action', 'add-action', 'task')] : []),
    doing('Raise a barrier', 'raise-barrier', 'problem'),
  ]
}
