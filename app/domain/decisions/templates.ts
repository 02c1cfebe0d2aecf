import { and, eq, isNull, sql as expression } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { methodTemplates } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Template } from '../../forms/decision-methods'
import type { Method } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { builtIn, needed } from './methods'
import type { Rules } from './methods'
import { conflict, ensure, found } from '../refusal'

export type TemplateShown = { id: string; name: string; method: Method; rules: Rules }

const columnsShown = {
  id: methodTemplates.id,
  name: methodTemplates.name,
  method: methodTemplates.method,
  rules: methodTemplates.rules,
}

/** The school's own ways of deciding, by name; those it no longer uses are left out. */
export async function templates() {
  const rows = await db()
    .select(columnsShown)
    .from(methodTemplates)
    .where(isNull(methodTemplates.endedAt))
    .orderBy(methodTemplates.name)
  return rows as TemplateShown[]
}

/** One of them; missing when the school has none, or no longer. */
export async function templateById(id: string) {
  const [row] = await db()
    .select(columnsShown)
    .from(methodTemplates)
    .where(and(eq(methodTemplates.id, id), isNull(methodTemplates.endedAt)))
  return found(row) as TemplateShown
}

/** The rules a proposal asks for: those of a school's template, or of the method as it comes. */
export async function rulesOf({
  method,
  templateId,
}: {
  method: Method
  templateId?: string | undefined
}): Promise<Rules> {
  const rules = templateId ? (await templateById(templateId)).rules : builtIn[method]
  if (rules.method !== method) found(undefined)
  return rules
}

/**
 * Adds a template, or changes it when it has an id. Decisions already drafted keep the rules they
 * have. For administrators (else forbidden). What is left empty of an answer stays as the method
 * brings it. Refuses (conflict, beside its field) to leave out an answer that the method cannot
 * work without, one sign for two answers, and a name that another one carries, whatever its
 * capitals.
 */
export async function keepTemplate(acting: Acting, form: Template, id?: string) {
  ensure(may.keepTemplates(acting), 'Ways of deciding are kept by owners and admins.')
  const method = id ? (await templateById(id)).method : form.method
  const values = {
    name: form.name,
    method,
    rules: templateRules({ ...form, method }),
    madeBy: acting.memberId,
    changedAt: expression`skein_now()`,
  }
  const kept = await withRules(
    {
      method_templates_named_once:
        'Another way of deciding has this name already. Please choose another.',
    },
    (sentence) => conflict(sentence, 'name'),
    async () =>
      id
        ? db().update(methodTemplates).set(values).where(eq(methodTemplates.id, id)).returning()
        : db().insert(methodTemplates).values(values).returning(),
  )
  found(kept[0])
}

/** Stops offering a template; decisions taken by it keep their rules. */
export async function endTemplate(acting: Acting, id: string) {
  ensure(may.keepTemplates(acting), 'Ways of deciding are kept by owners and admins.')
  await templateById(id)
  await db()
    .update(methodTemplates)
    .set({ endedAt: expression`skein_now()` })
    .where(eq(methodTemplates.id, id))
}

// What an option means stays with its place in the method; a school changes its words and its sign,
// and whether it asks for a reason.
function templateRules(form: Template): Rules {
  const base = builtIn[form.method]
  const all = base.options.map((option, place) => {
    const said = form.options[place]
    const leftOut = Boolean(said?.leftOut)
    if (leftOut && needed[form.method].includes(option.meaning))
      conflict(
        `“${option.label}” cannot be left out: ${form.method} does not work without it.`,
        `options[${place}].leftOut`,
      )
    return {
      ...option,
      label: said?.label || option.label,
      icon: said?.icon || option.icon,
      means: said?.means || option.means,
      prompt: said?.prompt || option.prompt,
      reason: option.meaning === 'objects' || Boolean(said?.reason),
      leftOut,
    }
  })
  const double = all.findIndex(
    ({ icon, leftOut }, place) =>
      !leftOut && all.slice(0, place).some((other) => !other.leftOut && other.icon === icon),
  )
  if (double >= 0)
    conflict(
      'Another answer carries this sign already. Please choose another.',
      `options[${double}].icon`,
    )
  const options = all.filter(({ leftOut }) => !leftOut).map(({ leftOut: _, ...option }) => option)
  const secret = form.method === 'majority' && form.secret
  return {
    ...base,
    options,
    threshold: base.threshold ? form.threshold : 0,
    quorum: form.quorum,
    reveal: secret || form.reveal === 'together' ? 'together' : 'as they come',
    earlyClose: form.earlyClose,
    secret,
  }
}
