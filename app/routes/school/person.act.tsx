import type { ActionFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { may } from '../../domain/access'
import type { Acting } from '../../domain/access'
import { myReflection, shareReflection } from '../../domain/reflections'
import type { Reflection } from '../../domain/reflections'
import { changeAccess, describeMyself, letGo, memberById } from '../../domain/members'
import type { Profile as Described } from '../../domain/members'
import { ensure, found } from '../../domain/refusal'
import { Leaving, Profile, Sharing, Standing } from '../../forms/members'
import { goTo, notHere } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { LongField, SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/form'
import { Heading } from '../../ui/heading'
import { useSchool } from '../../ui/school'
import { accesses, positions } from '../../words'

const mayBegin = {
  profile: (acting: Acting, { id }: Described) => may.editProfile(acting, id),
  access: (acting: Acting, { id: memberId, access }: Described) => may.changeAccess(acting, { memberId, access }),
  reflection: (acting: Acting, { id }: Described) => may.shareReflections(acting, id),
  leave: (acting: Acting, { id: memberId, access }: Described) => may.letGo(acting, { memberId, access }),
}
type ActName = keyof typeof mayBegin

const actions = {
  profile: act(Profile, async (here, said) => (await describeMyself(here.acting, idIn(here), said), backTo(here))),
  access: act(Standing, async (here, said) => (await changeAccess(here.acting, idIn(here), said), backTo(here))),
  reflection: act(Sharing, async (here, { turn }) => (ensure(may.shareReflections(here.acting, idIn(here)), notYours), await shareReflection(here.acting, turn), backTo(here))),
  leave: act(Leaving, async (here) => (await letGo(here.acting, idIn(here)), afterLeaving(here))),
}

const notYours = 'This is not yours to change.'

export const loader = page(async ({ acting, params, url }) => {
  const name = found(actNamed(params.act))
  const member = await memberById(params.member ?? '')
  found(member.leftOn ? undefined : member)
  ensure(mayBegin[name](acting, member), notYours)
  return { name, member, reflection: name === 'reflection' ? await myReflection(acting, turnIn(url)) : undefined }
})

export async function action(args: ActionFunctionArgs) {
  const name = actNamed(args.params.act)
  return name ? actions[name](args) : notHere()
}

function actNamed(name: string | undefined): ActName | undefined {
  return name !== undefined && Object.hasOwn(mayBegin, name) ? (name as ActName) : undefined
}

const turnIn = (url: URL) => found(z.uuid().safeParse(url.searchParams.get('turn')).data)
const idIn = ({ params }: Here) => params.member ?? ''
const backTo = (here: Here) => goTo(paths.person(here.school, idIn(here)))
const afterLeaving = (here: Here) => (idIn(here) === here.acting.memberId ? goTo(paths.signIn()) : backTo(here))

const pages = { profile: ProfilePage, access: AccessPage, reflection: ReflectionPage, leave: LeavePage }

export default function PersonAct() {
  const { name, member, reflection } = useLoaderData<typeof loader>()
  const Page = pages[name]
  return <Page member={member} reflection={reflection} />
}

function Cancel({ member }: { member: Described }) {
  return <Link to={paths.person(useSchool().school.slug, member.id)}>Back to {member.name}</Link>
}

function ProfilePage({ member }: { member: Described }) {
  const { strengths, growthEdges } = member
  const [form, fields] = useSchoolForm(Profile, { id: 'profile', defaults: { strengths, growthEdges } })
  return (
    <Framed title="Describe yourself" lede="Your own words, for your team. They suggest, and never decide.">
      <SchoolForm form={form} submit="Save" aside={<Cancel member={member} />}>
        <LongField field={fields.strengths} label="Strengths" hint="What do people come to you for, when you lead and when you follow?" optional />
        <LongField field={fields.growthEdges} label="Growth edges" hint="What would you like to grow into, and with whose help?" optional />
      </SchoolForm>
    </Framed>
  )
}

const accessMeans = { owner: 'owner: everything, and makes other owners', admin: 'admin: invites, settings, and who may do what', member: 'member: takes part in everything', guest: 'guest: reads along' }

function AccessPage({ member }: { member: Described }) {
  const { position, positionNote, access } = member
  const [form, fields] = useSchoolForm(Standing, { id: 'access', defaults: { position, positionNote, access } })
  return (
    <Framed title={`${member.name}: position and access`} lede="Position says who someone is in the school. Access says what they may do in Skein. One never follows from the other.">
      <SchoolForm form={form} submit="Save" aside={<Cancel member={member} />}>
        <SelectField field={fields.position} label="Position" choices={positions.map((value) => ({ value, label: value }))} />
        <TextField field={fields.positionNote} label="In a few words" hint="For example: science 7, or attendance clerk." optional />
        <SelectField field={fields.access} label="Access" choices={accesses.map((value) => ({ value, label: accessMeans[value] }))} />
      </SchoolForm>
    </Framed>
  )
}

function ReflectionPage({ member, reflection }: { member: Described; reflection: Reflection | undefined }) {
  const [form] = useSchoolForm(Sharing, { id: 'reflection' })
  if (!reflection) return null
  return (
    <Framed title="Share this reflection?" lede={`Only you have seen it so far. Shared, everyone in the school can read it on ${reflection.title} and on your page, and it stays.`}>
      <SchoolForm form={form} submit="Share it with the school" aside={<Cancel member={member} />}>
        <input type="hidden" name="turn" value={reflection.turnId} />
        <blockquote className="profile__words">{reflection.text}</blockquote>
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
