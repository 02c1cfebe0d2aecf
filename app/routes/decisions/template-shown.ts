import { builtIn, needed } from '../../domain/decisions/methods'
import type { TemplateShown } from '../../domain/decisions/templates'

// Every answer of the method, in the school's words where it has any, and whether the school has
// left it out.
export function shown({
  id,
  name,
  method,
  rules,
}: Omit<TemplateShown, 'id'> & { id: string | null }) {
  const options = builtIn[method].options.map((option) => {
    const own = rules.options.find(({ meaning }) => meaning === option.meaning)
    return {
      ...option,
      ...own,
      comes: option,
      isNeeded: needed[method].includes(option.meaning),
      isLeftOut: !own,
    }
  })
  return { id, name, method, rules: { ...rules, options } }
}
