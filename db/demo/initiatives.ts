import { classrooms } from './initiatives/classrooms'
import { staffTime } from './initiatives/staff-time'
import { studentLife } from './initiatives/student-life'
import { studentsAndFamilies } from './initiatives/students-and-families'
import type { DemoInitiative } from './initiatives/demo-initiative'

/** The nine initiatives of Harbor Ridge with every lead turn of the year, days inclusive. */
export const initiatives: DemoInitiative[] = [
  ...classrooms,
  ...studentsAndFamilies,
  ...staffTime,
  ...studentLife,
]
