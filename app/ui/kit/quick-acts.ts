// Acts of one or two fields: asked over the page that offers them, where there is script.
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

/** A quick act: on what it is, its noun, and the route that answers for it. */
export type QuickAct = { of: keyof typeof quick; noun: string; route: string }

/** Which quick act an address inside a school is that of, if it is that of one. */
export function quickActAt(pathname: string): QuickAct | undefined {
  const [, of = '', noun = ''] =
    /^\/s\/[^/]+\/(initiatives|decisions)\/\d+\/([a-z-]+)$/.exec(pathname) ?? []
  if (!isKind(of) || !quick[of].includes(noun)) return undefined
  return { of, noun, route: `routes/${of}/act` }
}

const isKind = (of: string): of is keyof typeof quick => Object.hasOwn(quick, of)
