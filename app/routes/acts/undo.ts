import { paths } from '../../paths'

type Way = { at: string; hidden: Record<string, string> }

// How each act is undone, by what it was about; each is an act of its own, and refused by itself
// where it is too late or another's.
const ways = {
  leave: (school, number) => ({ at: onInitiative(school, number, 'leave'), hidden: {} }),
  move: (school, of) => {
    const [number = '', stage = '', read = ''] = of.split('.')
    return { at: onInitiative(school, number, 'move'), hidden: { stage, read } }
  },
  done: (school, of) => {
    const [number = '', which = '', home] = of.split('.')
    const hidden = { which, ...(home && { home: 'on' }) }
    return { at: onInitiative(school, number, 'reopen-action'), hidden }
  },
  'caught-up': (school, backTo) => ({ at: paths.caughtUp(school), hidden: { backTo } }),
} satisfies Record<string, (school: string, of: string) => Way>

const onInitiative = (school: string, number: string, act: string) =>
  paths.initiativeAct(school, /^\d{1,6}$/.test(number) ? Number(number) : 0, act)

/** What `confirmed` is told of an act that can be undone: how, and what it was about. */
export const undo = (how: keyof typeof ways, of: string | number) => `${how}/${of}`

/** The form that undoes what was done, for one button; nothing where nothing of ours is named. */
export function wayBack(school: string, undo = '') {
  const [how = '', of = ''] = undo.split('/')
  return Object.hasOwn(ways, how) ? ways[how as keyof typeof ways](school, of) : undefined
}
