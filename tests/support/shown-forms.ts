const unescaped = (html: string) =>
  html
    .replaceAll('&#10;', '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

const attribute = (name: string, tag: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const isLeft = (tag: string) => /type="(file|checkbox|radio)"/.test(tag) && !/\bchecked\b/.test(tag)

/**
 * What a form of a page would send if its first button were pressed, as a browser without
 * JavaScript does: the first form that holds `mark`.
 */
export function fieldsShown(page: string, mark: string): Record<string, string> {
  const forms = [...page.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form)
  const form = forms.find((one) => one.includes(mark)) ?? ''
  const inputs = [...form.matchAll(/<input\b([^>]*)>/g)]
    .filter(([tag]) => !isLeft(tag))
    .map(([tag]) => {
      const isTick = /type="(checkbox|radio)"/.test(tag) && !/value="/.test(tag)
      return [attribute('name', tag), isTick ? 'on' : attribute('value', tag)] as const
    })
  const texts = [...form.matchAll(/<textarea\b([^>]*)>\n?([^<]*)<\/textarea>/g)].map(
    ([, tag = '', value = '']) => [attribute('name', tag), value] as const,
  )
  return Object.fromEntries(
    [...inputs, ...texts].filter(([name]) => name).map(([name, value]) => [name, unescaped(value)]),
  )
}
