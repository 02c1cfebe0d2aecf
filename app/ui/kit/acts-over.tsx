import { decidingForms } from '../../forms/decisions'
import { actForms } from '../../forms/initiatives'
import { ActForm } from './act-form'
import type { ActShown } from './act-form'
import type { OverPage } from './act-over'

const forms = { initiatives: actForms, decisions: decidingForms, contributions: {} }

/** The acts on initiatives and decisions over a page: the form of each is that of its own page. */
export const over: OverPage<ActShown> = {
  isPlain: ({ first, layout, beside }) => !first && !layout && !beside.length,
  wordsOf: ({ title, lede, above }) => ({ title, lede, above }),
  Form({ act: { of, noun }, shown, ...around }) {
    const schema = new Map(Object.entries(forms[of])).get(noun)
    return schema && <ActForm schema={schema} shown={shown} {...around} />
  },
}
