import { may } from '../../domain/acting'
import { lockThing } from '../../domain/edits'
import { templateById } from '../../domain/decisions/templates'
import type { Edited } from '../../http/edits.server'
import type { Here } from '../../http/in-school.server'
import { idIn } from '../../http/params.server'
import { writtenAs } from './template-fields'
import { shown } from './template-shown'

export function templateIdIn({ params }: Here) {
  return params.template === 'new' ? undefined : idIn(params.template)
}

export async function templateIn(here: Here): Promise<Edited | undefined> {
  const id = templateIdIn(here)
  if (!id || !may.keepTemplates(here.acting)) return undefined
  const thing = { kind: 'template' as const, id }
  await lockThing(thing)
  return { thing, now: async () => writtenAs(shown(await templateById(id))) }
}
