/** A fact beside a form; one that is not there is left out. */
export type Fact = [name: string, fact: string | null | undefined]
export const linesFor = (facts: Fact[]) =>
  facts.flatMap(([name, text]) => (text ? [{ name, text }] : []))
