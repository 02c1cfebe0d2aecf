import type { ActionFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { may } from '../../domain/access'
import type { Acting } from '../../domain/access'
import { letGo } from '../../domain/departures'
import { changeAccess, describeMyself, memberById } from '../../domain/members'
import type { Profile as Described } from '../../domain/members'
import { ensure, found } from '../../domain/refusal'
import { Leaving, Profile, Standing, weekdaysIn } from '../../forms/members'
import { goTo, notHere } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import type { Field } from '../../ui/form'
import { ChoiceField, LongField, SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/form'
import { Heading } from '../../ui/heading'
import { useSchool } from '../../ui/school'
import { accesses, positions, weekdayNames } from '../../words'

const mayBegin = {
  profile: (acting: Acting, { id }: Described) => may.editProfile(acting, id),
  access: (acting: Acting, { id: memberId, access }: Described) => may.changeAccess(acting, { memberId, access }),
  leave: (acting: Acting, { id: memberId, access }: Described) => may.letGo(acting, { memberId, access }),
}
type ActName = keyof typeof mayBegin

const actions = {
  profile: act(Profile, async (here, said) => (await describeMyself(here.acting, idIn(here), said), backTo(here))),
  access: act(Standing, async (here, said) => (await changeAccess(here.acting, idIn(here), said), backTo(here))),
  leave: act(Leaving, async (here) => (await letGo(here.acting, idIn(here)), afterLeaving(here))),
}

export const loader = page(async ({ acting, params }) => {
  const name = found(actNamed(params.act))
  const member = await memberById(params.member ?? '')
  found(member.leftOn ? undefined : member)
  ensure(mayBegin[name](acting, member), 'This is not yours to change.')
  return { name, member }
})

export async function action(args: ActionFunctionArgs) {
  const name = actNamed(args.params.act)
  return name ? actions[name](args) : notHere()
}

function actNamed(name: string | undefined): ActName | undefined {
  return name !== undefined && Object.hasOwn(mayBegin, name) ? (name as ActName) : undefined
}

const idIn = ({ params }: Here) => params.member ?? ''
const backTo = (here: Here) => goTo(paths.person(here.school, idIn(here)))
const afterLeaving = (here: Here) => (idIn(here) === here.acting.memberId ? goTo(paths.signIn()) : backTo(here))

const pages = { profile: ProfilePage, access: AccessPage, leave: LeavePage }

export default function PersonAct() {
  const { name, member } = useLoaderData<typeof loader>()
  const Page = pages[name]
  return <Page member={member} />
}

function Cancel({ member }: { member: Described }) {
  return <Link to={paths.person(useSchool().school.slug, member.id)}>Back to {member.name}</Link>
}

function ProfilePage({ member }: { member: Described }) {
  const { strengths, growthEdges, worksOn } = member
  const [form, fields] = useSchoolForm(Profile, { id: 'profile', defaults: { strengths, growthEdges, worksOn: weekdaysIn(worksOn) } })
  return (
    <Framed title="Describe yourself" lede="Your own words, for your team. They suggest, and never decide.">
      <SchoolForm form={form} submit="Save" aside={<Cancel member={member} />}>
        <LongField field={fields.strengths} label="Strengths" hint="What do people come to you for, when you lead and when you follow?" optional />
        <LongField field={fields.growthEdges} label="Growth edges" hint="What would you like to grow into, and with whose help?" optional />
        <WorkDays field={fields.worksOn} label="Days I work" />
      </SchoolForm>
    </Framed>
  )
}

const weekdayChoices = weekdayNames.map((label, place) => ({ value: String(place), label }))

function WorkDays({ field, label }: { field: Field; label: string }) {
  return <ChoiceField field={field} label={label} hint="Hand-overs wait for a day that both of the people work." type="checkbox" choices={weekdayChoices} />
}

const accessMeans = { owner: 'owner: everything, and makes other owners', admin: 'admin: invites, settings, and who may do what', member: 'member: takes part in everything', guest: 'guest: reads along' }

function AccessPage({ member }: { member: Described }) {
  const { position, positionNote, access, worksOn } = member
  const [form, fields] = useSchoolForm(Standing, { id: 'access', defaults: { position, positionNote, access, worksOn: weekdaysIn(worksOn) } })
  return (
    <Framed title={`${member.name}: position and access`} lede="Position says who someone is in the school. Access says what they may do in Skein. One never follows from the other.">
      <SchoolForm form={form} submit="Save" aside={<Cancel member={member} />}>
        <SelectField field={fields.position} label="Position" choices={positions.map((value) => ({ value, label: value }))} />
        <TextField field={fields.positionNote} label="In a few words" hint="For example: science 7, or attendance clerk." optional />
        <SelectField field={fields.access} label="Access" choices={accesses.map((value) => ({ value, label: accessMeans[value] }))} />
        <WorkDays field={fields.worksOn} label="Days they work" />
      </SchoolForm>
    </Framed>
  )
}

function LeavePage({ member }: { member: Described }) {
  const isMe = useSchool().me.id === member.id
  const [form] = useSchoolForm(Leaving, { id: 'leave' })
  return (
    <Framed title={isMe ? 'Leave the school' : `${member.name} has left`} lede="Turns end now, open offers and hand-overs are withdrawn, and sign-in to this school ends. Nothing is deleted: what was led, followed and contributed stays with the name.">
      <SchoolForm form={form} submit={isMe ? 'Leave the school' : 'Record that they left'} aside={<Cancel member={member} />} danger>
        {null}
      </SchoolForm>
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
