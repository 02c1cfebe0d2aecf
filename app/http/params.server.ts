/** What the URL says is a number of an initiative, or 0, which no initiative has. */
export function numberIn(said: string | undefined) {
  return said && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : 0
}
