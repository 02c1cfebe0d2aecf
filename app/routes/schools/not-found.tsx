import { notHere } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'

export const loader = page(async () => notHere())
export const action = act(
  () => notHere(),
  async () => notHere(),
)

/** An address in a school that nothing answers: said to its members, inside the school. */
export default function NothingHere() {
  return null
}
