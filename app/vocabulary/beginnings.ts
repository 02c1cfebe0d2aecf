const begins = 600

/** How a long text begins, with a sign that it goes on, and no half of a character; a short one. */
export function beginningOf(text: string) {
  if (text.length <= begins) return text
  return `${text.slice(0, begins).replace(/[\uD800-\uDBFF]$/, '')} …`
}
