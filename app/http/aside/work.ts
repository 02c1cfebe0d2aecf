import { whyGuessed } from '../../forms/kit/password-strength'
import { daysInCalendar } from '../calendar-file.server'

/** What is done beside the requests: what it is told and what it answers are plain values. */
const work = { whyGuessed, daysInCalendar }

type All = typeof work
export type Work = {
  [Name in keyof All]: { words: Parameters<All[Name]>; answer: ReturnType<All[Name]> }
}
type Doing = { [Name in keyof Work]: (...words: Work[Name]['words']) => Work[Name]['answer'] }

/** Does one piece, here and now. */
export function doHere<Name extends keyof Work>(
  name: Name,
  words: Work[Name]['words'],
): Work[Name]['answer'] {
  const doing: Doing = work
  return doing[name](...words)
}
