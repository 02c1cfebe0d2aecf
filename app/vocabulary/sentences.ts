/** The period of a sentence that ends in these words: none where they end in one (Zoe M.). */
export function periodAfter(words: string) {
  return /[.!?…]$/u.test(words) ? '' : '.'
}

/** A sentence with names in it: a name that ends in a period (Zoe M.) takes no second one. */
export function sentence(parts: TemplateStringsArray, ...names: (string | number)[]) {
  return parts.reduce((said, part, place) => {
    const whole = said + String(names[place - 1])
    return part.startsWith('.') ? whole + periodAfter(whole) + part.slice(1) : whole + part
  })
}

/** How many of those who were asked have been heard, in a sentence. */
export function heardSaid({ heard, invited }: { heard: number; invited: number }) {
  return `${heard} of ${invited} ${heard === 1 ? 'was' : 'were'} heard.`
}
