import { json } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Link, useActionData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { ensure } from '../../domain/refusal'
import { ClosedDaysList } from '../../forms/closed-days-list'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { addChosen, previewOfDays } from '../../http/closed-days-list.server'
import type { DaysPreview } from '../../http/closed-days-list.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { ClosedDaysPreview } from '../../ui/calendar/closed-days-preview'
import { FileField, LongField, SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Closed days from a file · Skein' }]

export const handle = shows('school')
export const shouldRevalidate = unlessWriting

const mayNot = 'Everyone reads the calendar; an owner or an admin changes it.'

export const loader = page(async ({ acting }) => {
  ensure(may.administer(acting), mayNot)
  return null
})

export const action = act(ClosedDaysList, async ({ acting, school }, given) => {
  ensure(may.administer(acting), mayNot)
  if (!given.rows.length) return json({ preview: await previewOfDays(acting, given) })
  const done = await addChosen(acting, given)
  if ('added' in done)
    return goTo(
      confirmed(paths.calendar(school), 'calendar.list', { many: done.added, of: done.of }),
    )
  return json(
    { preview: done.preview, result: { status: 'error', error: { '': [notYet(done.preview)] } } },
    422,
  )
})

function notYet({ rows }: DaysPreview) {
  const isChosen = rows.some(({ chosen }) => chosen)
  return isChosen
    ? 'Nothing was added yet. Please correct the rows that are marked, or leave them out.'
    : 'Nothing was added, as no row was chosen.'
}

type Answer = { preview?: DaysPreview } | undefined

export default function ClosedDaysListPage() {
  const { preview } = (useActionData() as Answer) ?? {}
  const { school } = useSchool()
  return (
    <>
      <Heading
        title="Closed days from a file"
        above={<Link to={paths.calendar(school.slug)}>School calendar</Link>}
        lede="Districts publish their holidays as a calendar file, and calendar programs export one. You choose what is added."
      />
      {preview ? <ClosedDaysPreview key={JSON.stringify(preview)} preview={preview} /> : <Ask />}
    </>
  )
}

function Ask() {
  const [form, fields] = useSchoolForm(ClosedDaysList, { id: 'closed-days-list' })
  const { school } = useSchool()
  return (
    <div className="sheet narrow ask-list">
      <SchoolForm form={form} submit="Read the file" cancelTo={paths.calendar(school.slug)} parts>
        <FileField
          field={fields.file}
          label="A calendar file"
          accept=".ics,text/calendar"
          hint="Its name ends in .ics. Nothing is added before you have seen it."
          optional
        />
        <LongField
          field={fields.calendar}
          label="Or what is in it"
          rows={6}
          hint={
            <>
              Pasted as it is: it begins with <code>BEGIN:VCALENDAR</code>.
            </>
          }
          optional
        />
      </SchoolForm>
    </div>
  )
}
