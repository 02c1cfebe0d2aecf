// Acts of a few fields: asked over the page that offers them, where there is script.
const quick = {
  initiatives: [
    'stance',
    'add-action',
    'drop-action',
    'learn',
    'edit-learned',
    'raise-barrier',
    'bring-barrier',
    'clear-barrier',
    'follow',
    'shadow',
    'settle-reset',
  ],
  decisions: ['nudge', 'answer', 'confirm', 'not-yet', 'withdraw-objection', 'correct-entry'],
}
type Acted = keyof typeof quick

/** A quick act: on what it is, its noun, and the route that answers for it. */
export type QuickAct = { of: Acted | 'contributions'; noun: string; route: string }

/** Which quick act an address inside a school is that of, if it is that of one. */
export function quickActAt(pathname: string): QuickAct | undefined {
  const [, of = '', noun = ''] =
    /^\/s\/[^/]+\/(initiatives|decisions)\/\d+\/([a-z-]+)$/.exec(pathname) ?? []
  if (/^\/s\/[^/]+\/contributions\/new$/.test(pathname))
    return { of: 'contributions', noun: 'new', route: 'routes/contributions/new' }
  if (!isActed(of) || !quick[of].includes(noun)) return undefined
  return { of, noun, route: `routes/${of}/act` }
}

const isActed = (of: string): of is Acted => Object.hasOwn(quick, of)
