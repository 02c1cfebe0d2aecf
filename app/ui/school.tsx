import { useRouteLoaderData } from '@remix-run/react'
import type { Access } from '../words'

/** What every page of a school knows: the school, who is looking, the day it is there. */
export type SchoolHere = {
  school: { slug: string; name: string; timeZone: string }
  me: { id: string; name: string; initials: string; access: Access }
  today: string
  others: { slug: string; name: string }[]
  may: { administer: boolean; invite: boolean; takePart: boolean }
}

export function useSchool() {
  return useRouteLoaderData('routes/school/school') as SchoolHere
}
