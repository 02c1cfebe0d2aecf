import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { foundSchool } from '../../domain/schools/founding'
import { NewSchool } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { paths } from '../../paths'
import { SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'A new school · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const guest = await guestOf(request, context)
  return { zones: Intl.supportedValuesOf('timeZone'), ...yearAround(guest.now) }
}

export async function action(args: ActionFunctionArgs) {
  const { accountId, name, email } = await guestOf(args.request, args.context)
  return doorAct(args, NewSchool, (founding, once) => {
    const founded = (slug: string, found: () => Promise<void>) =>
      once(async () => (await found(), goTo(confirmed(paths.home(slug), 'school.new'))))
    return foundSchool({ accountId, name, email }, founding, founded)
  })
}

// From June on a school prepares for the coming year.
function yearAround(now: string) {
  const [year, month] = now.split('-').map(Number) as [number, number]
  const first = month >= 6 ? year : year - 1
  return { startsOn: `${first}-08-15`, endsOn: `${first + 1}-06-15` }
}

export default function NewSchoolPage() {
  const { zones, startsOn, endsOn } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(NewSchool, {
    id: 'new-school',
    defaults: { startsOn, endsOn },
  })
  useOwnZone(fields.timeZone.id)
  return (
    <>
      <h1>A new school</h1>
      <SchoolForm form={form} submit="Set up the school" cancelTo={paths.schools()}>
        <TextField field={fields.name} label="Name of the school" autoComplete="organization" />
        <SelectField
          field={fields.timeZone}
          label="Time zone"
          hint="Turns and reminders follow the school’s own clock."
          none="Choose …"
          choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        <TextField field={fields.startsOn} label="The school year begins" type="date" />
        <TextField field={fields.endsOn} label="It ends" type="date" />
      </SchoolForm>
    </>
  )
}

// The browser knows where it is; a zone that the list has no such name for stays to be chosen, and
// what was chosen or kept stays as it is.
function useOwnZone(id: string) {
  useEffect(() => {
    const select = document.getElementById(id)
    if (!(select instanceof HTMLSelectElement) || select.value) return
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    if ([...select.options].some(({ value }) => value === own)) select.value = own
  }, [id])
}
