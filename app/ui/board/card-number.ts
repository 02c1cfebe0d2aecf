/** The number of the initiative whose card something is in. */
export function numberOf(target: EventTarget | null) {
  return Number((target as Element | null)?.closest('.card')?.id.slice(1)) || undefined
}
