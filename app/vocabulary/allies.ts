/** Who stands beside a student who leads or facilitates, as every page says it. */
export function allySaid(ally: string | null | undefined) {
  return ally ? `adult ally: ${ally}` : noAlly
}

/** Said of a student who has none: kindly, as something still to come. */
export const noAlly = 'has no adult ally now'
