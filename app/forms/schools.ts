import { z } from 'zod'
import { inOrder, lengthOfAYear } from './kit/days'
import { NewSchool } from './accounts'
import { day, line } from './kit/fields'

export const SchoolItself = z.object({
  name: NewSchool.shape.name,
  timeZone: NewSchool.shape.timeZone,
})
export const SchoolYear = inOrder(
  z.object({
    name: line('Please name the school year, like 2026–27.', 40),
    startsOn: day('Please choose the first day.'),
    endsOn: day('Please choose the last day.'),
  }),
  lengthOfAYear,
)
export const Goal = z.object({ title: line('Please write the goal in a line.', 200) })
export const GoalEnd = z.object({ goal: z.uuid('Please choose a goal from the list.') })
