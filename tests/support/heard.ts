/** What is wrong with a page for who hears it; what axe does not ask. Runs in a browser. */
export function wrongToHear(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const all = (which: string) => [...page.querySelectorAll(which)]
  const words = (one: Element | null | undefined) => (one?.textContent ?? '').trim()
  const named = (one: Element) =>
    Boolean(
      one.getAttribute('aria-label')?.trim() ||
      (one.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .some((id) => id && words(page.getElementById(id))) ||
      words(one.querySelector('title')),
    )
  const start = (one: Element) => one.outerHTML.slice(0, 120)
  const isHidden = (one: Element) => one.closest('[aria-hidden=true], [hidden]') !== null

  const heads = all('th').filter((one) => !one.getAttribute('scope'))
  const tables = all('table').filter(
    (one) =>
      !words(one.querySelector('caption')) && !named(one) && !one.closest('[role=region], .prose'),
  )
  const pictures = all('svg, [role=img]').filter((one) => !isHidden(one) && !named(one))
  const images = all('img').filter((one) => !one.hasAttribute('alt'))
  const described = all('[aria-describedby], [aria-labelledby]').filter((one) =>
    ['aria-describedby', 'aria-labelledby'].some((name) =>
      (one.getAttribute(name) ?? '').split(' ').some((id) => id && !page.getElementById(id)),
    ),
  )
  const here = all('nav[aria-label="Rooms of the school"] [aria-current=page]').length
  return [
    ...heads.map((one) => `a head of a table without scope: ${start(one)}`),
    ...tables.map((one) => `a table without a name: ${start(one)}`),
    ...pictures.map((one) => `a picture without a name: ${start(one)}`),
    ...images.map((one) => `an image without alt: ${start(one)}`),
    ...described.map((one) => `described by what is not there: ${start(one)}`),
    ...(all('h1').length === 1 ? [] : [`${all('h1').length} first headings`]),
    ...(here <= 1 ? [] : [`${here} rooms are said to be this one`]),
  ]
}

/** What is said of a form that was refused: the fields that are wrong, each with its sentence. */
export function refusalHeard(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const alerts = [...page.querySelectorAll('[role=alert]')]
    .map((one) => (one.textContent ?? '').trim())
    .filter(Boolean)
  const wrong = [...page.querySelectorAll('[aria-invalid=true]')].map((one) => {
    const ids = (one.getAttribute('aria-describedby') ?? '').split(' ')
    const said = ids
      .map((id) => page.getElementById(id))
      .filter((about) => about?.classList.contains('field__error'))
      .map((about) => (about?.textContent ?? '').trim())
    return { field: one.getAttribute('name') ?? one.id, said }
  })
  const sentences = page.querySelectorAll('.field__error').length
  return { alerts, wrong, sentences }
}
