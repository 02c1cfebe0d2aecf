/** Written markup: what stands in it as text cannot be taken for a tag. Only `markup` makes it. */
export type Markup = InstanceType<typeof Written>
type Value = string | number | false | undefined | Markup | Markup[]

class Written {
  constructor(readonly html: string) {}
}

/**
 * Writes markup where React's elements would be too many: markup`<b>${name}</b>`. Every value is
 * text and stays text, unless it is markup itself. Attributes take double quotes. False, missing
 * and ends of lines are nothing.
 */
export function markup(template: TemplateStringsArray, ...values: Value[]): Markup {
  const parts = partsOf(template)
  let html = parts[0] ?? ''
  for (let place = 0; place < values.length; place++)
    html += written(values[place]) + parts[place + 1]
  return new Written(html)
}

const known = new WeakMap<TemplateStringsArray, string[]>()

function partsOf(template: TemplateStringsArray) {
  const parts = known.get(template) ?? template.map((part) => part.replace(/\n\s*/g, ''))
  known.set(template, parts)
  return parts
}

function written(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return asText(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(written).join('')
  if (!(value instanceof Written)) throw new Error('This is neither text nor markup.')
  return value.html
}

const signs: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
}
const isSpecial = /["&'<>]/

function asText(text: string) {
  return isSpecial.test(text) ? text.replace(/["&'<>]/g, (sign) => signs[sign] ?? '') : text
}
