import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/described'

/** Which hand-over or offer is answered: said by the link that led here. */
export function answered({ url }: Here): FieldWords[] {
  return (['handOver', 'offer'] as const).map((name) => ({ name, kind: 'hidden', label: name, value: url.searchParams.get(name) ?? '' }))
}
