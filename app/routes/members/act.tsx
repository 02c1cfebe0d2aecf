import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { may } from '../../domain/acting'
import type { Acting } from '../../domain/acting'
import { myReflection, shareReflection } from '../../domain/turns/reflections'
import type { Reflection } from '../../domain/turns/reflections'
import { changeAccess, describeMyself, lockMember, memberById } from '../../domain/members/members'
import { chooseLetters, letterHabitOf } from '../../domain/notices/notices'
import type { Profile as Described } from '../../domain/members/members'
import { lockThing } from '../../domain/edits'
import { ensure, found } from '../../domain/refusal'
import { confirming } from '../../forms/kit/confirmation'
import { Letters, Profile, Sharing, Standing, weekdaysIn } from '../../forms/members'
import { goTo, notHere } from '../../http/answers.server'
import { passwordAgain } from '../../http/confirmed.server'
import type { Edited } from '../../http/edits.server'
import { act, edit, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { ConfirmField } from '../../ui/kit/confirm-field'
import type { Field } from '../../ui/kit/form'
import {
  ChoiceField,
  LongField,
  SchoolForm,
  SelectField,
  TextField,
  useSchoolForm,
} from '../../ui/kit/form'
import { BackStep, YesStep } from '../../ui/absences/answer-steps'
import { HoldingsStep } from '../../ui/absences/holdings-step'
import { DaysStep } from '../../ui/absences/days-step'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { accesses, letterHabits, positions, weekdayNames } from '../../vocabulary'
import * as absences from '../absences/acts'
import type { AbsenceNoun } from '../absences/acts'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

const mayBegin = {
  profile: (acting: Acting, { id }: Described) => may.editProfile(acting, id),
  letters: (acting: Acting, { id }: Described) => may.editProfile(acting, id),
  access: (acting: Acting, { id: memberId, access }: Described) =>
    may.changeAccess(acting, { memberId, access }),
  reflection: (acting: Acting, { id }: Described) => may.shareReflections(acting, id),
  ...absences.mayBegin,
}
type ActName = keyof typeof mayBegin

const actions = {
  profile: edit(
    Profile,
    profileIn,
    async (here, said) => (await describeMyself(here.acting, idIn(here), said), backTo(here)),
  ),
  letters: edit(
    Letters,
    lettersIn,
    async (here, { letters }) => (
      await chooseLetters(here.acting, idIn(here), letters),
      backTo(here)
    ),
  ),
  access: edit(
    confirming(Standing),
    accessIn,
    async (here, said) => (await changeAccess(here.acting, idIn(here), said), backTo(here)),
    passwordAgain,
  ),
  reflection: act(
    Sharing,
    async (here, { turn }) => (
      ensure(may.shareReflections(here.acting, idIn(here)), notYours),
      await shareReflection(here.acting, turn),
      backTo(here)
    ),
  ),
  ...absences.actions,
}

const profileOf = ({ strengths, growthEdges, worksOn }: Described) => ({
  strengths,
  growthEdges,
  worksOn: weekdaysIn(worksOn),
})
const standingOf = ({ position, positionNote, access, worksOn }: Described) => ({
  position,
  positionNote,
  access,
  worksOn: weekdaysIn(worksOn),
})

async function profileIn(here: Here): Promise<Edited | undefined> {
  if (!may.editProfile(here.acting, idIn(here))) return undefined
  const thing = { kind: 'member' as const, id: idIn(here) }
  await lockThing(thing)
  return { thing, now: async () => profileOf(await memberById(thing.id)) }
}

async function lettersIn(here: Here): Promise<Edited | undefined> {
  const edited = await profileIn(here)
  return edited && { ...edited, now: async () => ({ letters: await letterHabitOf(here.acting) }) }
}

async function accessIn(here: Here): Promise<Edited | undefined> {
  const { actor, member } = await lockMember(here.acting, idIn(here))
  if (!may.changeAccess(actor, { memberId: member.id, access: member.access })) return undefined
  return {
    thing: { kind: 'member', id: member.id },
    now: async () => standingOf(await memberById(member.id)),
  }
}

const notYours = 'This is not yours to change.'

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'turns',
  'calls',
  'decisions',
  'mine',
)
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const { acting, params, url } = here
  const name = found(actNamed(params.act))
  const member = await memberById(params.member ?? '')
  found(member.leftOn ? undefined : member)
  ensure(mayBegin[name](acting, member), notYours)
  const reflection = name === 'reflection' ? await myReflection(acting, turnIn(url)) : undefined
  const letters = name === 'letters' ? await letterHabitOf(acting) : undefined
  return {
    name,
    member,
    letters,
    reflection,
    absence: isOfAbsence(name) ? await absences.shownFor(here, name, member) : undefined,
  }
})

export async function action(args: ActionFunctionArgs) {
  const name = actNamed(args.params.act)
  return name ? actions[name](args) : notHere()
}

function actNamed(name: string | undefined): ActName | undefined {
  return name !== undefined && Object.hasOwn(mayBegin, name) ? (name as ActName) : undefined
}

function isOfAbsence(name: ActName): name is AbsenceNoun {
  return Object.hasOwn(absences.actions, name)
}

const turnIn = (url: URL) => found(z.uuid().safeParse(url.searchParams.get('turn')).data)
const idIn = ({ params }: Here) => params.member ?? ''
const backTo = (here: Here) => goTo(paths.person(here.school, idIn(here)))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.member.name} · Skein` : 'Skein' },
]

export default function PersonAct() {
  const { name, member, letters, reflection } = useLoaderData<typeof loader>()
  if (name === 'profile') return <ProfilePage member={member} />
  if (name === 'letters') return <LettersPage member={member} letters={letters} />
  if (name === 'reflection') return <ReflectionPage member={member} reflection={reflection} />
  return name === 'access' ? <AccessPage member={member} /> : <AbsencePage noun={name} />
}

function Cancel({ member }: { member: Described }) {
  return <Link to={paths.person(useSchool().school.slug, member.id)}>Back to {member.name}</Link>
}

function ProfilePage({ member }: { member: Described }) {
  const defaults = profileOf(member)
  const [form, fields] = useSchoolForm(Profile, { id: 'profile', defaults })
  return (
    <Framed
      title="Describe yourself"
      lede="Your own words, for your team. They suggest, and never decide."
    >
      <SchoolForm form={form} submit="Save" was={defaults} aside={<Cancel member={member} />}>
        <LongField
          field={fields.strengths}
          label="Strengths"
          hint="What do people come to you for, when you lead and when you follow?"
          optional
        />
        <LongField
          field={fields.growthEdges}
          label="Growth edges"
          hint="What would you like to grow into, and with whose help?"
          optional
        />
        <WorkDays field={fields.worksOn} label="Days I work" />
      </SchoolForm>
    </Framed>
  )
}

function LettersPage({ member, letters }: { member: Described; letters: string | undefined }) {
  const [form, fields] = useSchoolForm(Letters, { id: 'letters', defaults: { letters } })
  return (
    <Framed
      title="Letters to me"
      lede="What you are asked, which hand-overs of yours are near, and what became of your offers. All of it is on your Home page as well."
    >
      <SchoolForm form={form} submit="Save" was={{ letters }} aside={<Cancel member={member} />}>
        <ChoiceField
          field={fields.letters}
          label="How often may Skein write to you?"
          hint="Never in quiet hours, at weekends, on closed days, on days you do not work, or while you are on leave."
          choices={letterChoices}
        />
      </SchoolForm>
    </Framed>
  )
}

const letterHints = {
  'once a day': 'One letter on a school morning, when there is something.',
  'at once': 'A letter as soon as there is something, several a day perhaps.',
  never: 'No letters. What is asked of you is on Home.',
}
const letterChoices = letterHabits.map((value) => ({
  value,
  label: value,
  hint: letterHints[value],
}))
const weekdayChoices = weekdayNames.map((label, place) => ({ value: String(place), label }))

function WorkDays({ field, label }: { field: Field; label: string }) {
  return (
    <ChoiceField
      field={field}
      label={label}
      hint="Hand-overs wait for a day that both of the people work."
      type="checkbox"
      choices={weekdayChoices}
    />
  )
}

const accessMeans = {
  owner: 'owner: everything, and makes other owners',
  admin: 'admin: invites, settings, and who may do what',
  member: 'member: takes part in everything',
  guest: 'guest: reads along',
}

function AccessPage({ member }: { member: Described }) {
  const defaults = standingOf(member)
  const [form, fields] = useSchoolForm(confirming(Standing), { id: 'access', defaults })
  return (
    <Framed
      title={`${member.name}: position and access`}
      lede="Position says who someone is in the school. Access says what they may do in Skein. One never follows from the other."
    >
      <SchoolForm form={form} submit="Save" was={defaults} aside={<Cancel member={member} />}>
        <SelectField
          field={fields.position}
          label="Position"
          choices={positions.map((value) => ({ value, label: value }))}
        />
        <TextField
          field={fields.positionNote}
          label="In a few words"
          hint="For example: science 7, or attendance clerk."
          optional
        />
        <SelectField
          field={fields.access}
          label="Access"
          choices={accesses.map((value) => ({ value, label: accessMeans[value] }))}
        />
        <WorkDays field={fields.worksOn} label="Days they work" />
        <ConfirmField field={fields.current} />
      </SchoolForm>
    </Framed>
  )
}

function ReflectionPage({
  member,
  reflection,
}: {
  member: Described
  reflection: Reflection | undefined
}) {
  const [form] = useSchoolForm(Sharing, { id: 'reflection' })
  if (!reflection) return null
  return (
    <Framed
      title="Share this reflection?"
      lede={`Only you have seen it so far. Shared, everyone in the school can read it on ${reflection.title} and on your page, and it stays.`}
    >
      <SchoolForm form={form} submit="Share it with the school" aside={<Cancel member={member} />}>
        <input type="hidden" name="turn" value={reflection.turnId} />
        <blockquote className="profile__words">{reflection.text}</blockquote>
      </SchoolForm>
    </Framed>
  )
}

const leavingLede =
  'Say your last day, and hand over what you hold. Nothing is deleted: what you led, followed and ' +
  'contributed stays with your name, and your own path and writing stay open to you.'

type Saying = { title: string; lede: string; submit?: string }

function sayingFor(noun: AbsenceNoun, name: string, isMe: boolean): Saying {
  const sayings: Record<AbsenceNoun, Saying> = {
    away: {
      title: isMe ? 'I will be away' : `${name} will be away`,
      lede: 'Say when, and hand over what is held in that time. Why is not asked. Everyone sees “on leave until”, and nothing more.',
    },
    leave: {
      title: isMe ? 'I am leaving the school' : `${name} is leaving the school`,
      lede: isMe
        ? leavingLede
        : 'Say the last day, and hand over what is held. Nothing is deleted: what was led, followed and contributed stays with the name.',
    },
    back: {
      title: isMe ? 'I am back' : `${name} is back`,
      lede: 'What was handed over stays where it is; from the first day back everything is open again, to follow, to offer and to lead.',
    },
    'cancel-leave': {
      title: 'Cancel this leave',
      lede: 'It does not take place. What nobody has taken yet comes back; what others have accepted stays theirs.',
      submit: 'Cancel the leave',
    },
    stay: {
      title: isMe ? 'I am staying after all' : `${name} is staying after all`,
      lede: 'The last day is taken back. What nobody has taken yet comes back; what others have accepted stays theirs.',
      submit: 'Take back the last day',
    },
  }
  return sayings[noun]
}

function AbsencePage({ noun }: { noun: AbsenceNoun }) {
  const { member, absence } = useLoaderData<typeof loader>()
  const { today, me, school } = useSchool()
  const who = { name: member.name, isMe: me.id === member.id, back: <Cancel member={member} /> }
  const { title, lede, submit = '' } = sayingFor(noun, member.name, who.isMe)
  return (
    <Framed title={title} lede={lede}>
      {absence?.step === 'days' && (
        <DaysStep noun={noun === 'leave' ? 'leave' : 'away'} {...absence} today={today} who={who} />
      )}
      {absence?.step === 'holdings' && (
        <HoldingsStep
          noun={noun === 'leave' ? 'leave' : 'away'}
          held={absence}
          who={who}
          again={paths.personAct(school.slug, member.id, noun)}
        />
      )}
      {noun === 'back' && <BackStep today={today} who={who} />}
      {submit && <YesStep id={noun} submit={submit} who={who} />}
    </Framed>
  )
}

function Framed({ title, lede, children }: { title: string; lede: string; children: ReactNode }) {
  return (
    <>
      <Heading title={title} lede={lede} />
      <div className="sheet narrow">{children}</div>
    </>
  )
}
