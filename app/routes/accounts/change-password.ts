import { goTo } from '../../http/answers.server'
import { paths } from '../../paths'

/** Where password managers look for the form. */
export const loader = () => goTo(paths.changePassword())
