import { notHere } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'

export const loader = page(async () => notHere())
export const action = act(
  () => notHere(),
  async () => notHere(),
)

/** An address in a school that nothing answers: said inside the school, to the one who is of it. */
export default function NothingHere() {
  return null
}
