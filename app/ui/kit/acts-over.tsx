import { decidingForms } from '../../forms/decisions'
import { actForms } from '../../forms/initiatives'
import { ActForm } from './act-form'
import type { ActShown } from './act-form'
import type { OverPage } from './act-over'
import { Beside } from './beside'

const forms = { initiatives: actForms, decisions: decidingForms, contributions: {} }

/** The acts on initiatives and decisions over a page: the form of each is that of its own page. */
export const over: OverPage<ActShown> = {
  isPlain: ({ first, layout }) => !first && !layout,
  wordsOf: ({ title, lede, above }) => ({ title, lede, above }),
  Form({ act: { of, noun }, shown, ...around }) {
    const schema = new Map(Object.entries(forms[of])).get(noun)
    if (!schema) return null
    return (
      <>
        {shown.beside.map((part) => (
          <Beside key={part.title} {...part} />
        ))}
        <ActForm schema={schema} shown={shown} {...around} />
      </>
    )
  },
}
