import { useRouteLoaderData } from '@remix-run/react'

/** What every page of a school knows: the school, who is looking, the day it is there. */
export type SchoolHere = {
  school: { slug: string; name: string }
  me: { id: string; name: string; initials: string }
  today: string
  /** Whether it is another time here than elsewhere, as in a school to try things in. */
  hasOwnClock: boolean
  others: { slug: string; name: string }[]
  may: { administer: boolean; takePart: boolean }
  /** What was done by the act that led here, told once. */
  done?: Done | undefined
  /** The version of the school that this was made of. */
  version: number
}

/** An act that is done, in words, and the form that undoes it, if one does. */
export type Done = {
  id: string
  said: string
  wayBack?: { at: string; hidden: Record<string, string> } | undefined
}

export function useSchool() {
  return useRouteLoaderData('routes/schools/school-layout') as SchoolHere
}
