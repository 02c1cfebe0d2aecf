import { leadsElsewhere } from '../../vocabulary/names'
import { line } from './fields'

/** The name of a person or a school. It is mailed to strangers, so nothing in it leads anywhere. */
export const nameOf = (empty: string) =>
  line(empty, 80)
    .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), 'A name is one line.')
    .refine(
      (name) => !leadsElsewhere(name),
      'A name has no web address, e-mail address or telephone number in it. After a period, leave a space.',
    )
