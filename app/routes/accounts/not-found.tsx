import { notHere } from '../../http/answers.server'

export const loader = () => notHere()
export const action = () => notHere()

export default function NothingHere() {
  return null
}
