import type { served } from './served'

type Changed = Record<string, string | string[]>
/** A form that edits: where, who has it open twice, what each changes apart from the other, and what both change. */
export type Edit = { address: string; who: [string, string]; apart?: [Changed, Changed]; both: [Changed, Changed]; with?: Changed }

type Sql = ReturnType<typeof served>['sql']

const school = '/s/harbor-ridge'
const admins: [string, string] = ['renata.osei', 'marcus.whitfield']
const self: [string, string] = ['renata.osei', 'renata.osei']
const two = (field: string, values: [string, string] = ['Mornings by the gate', 'Evenings by the field']) =>
  values.map((value) => ({ [field]: value })) as [Changed, Changed]

/** Every form of the product that edits what two people may have open, for the demo school. */
export async function formsThatEdit(sql: Sql): Promise<Edit[]> {
  const idOf = async (table: string, where = 'true') =>
    (await sql.unsafe<{ id: string }[]>(`select id from ${table} where ${where} order by id limit 1`))[0]?.id ?? ''
  const [me, tom, lead] = [await idOf('members', "initials = 'RO'"), await idOf('members', "initials = 'TO'"), await leadOf(sql, 3)]
  const [term, closed, year] = [await idOf('terms'), await idOf('closed_days'), await idOf('school_years')]
  const template = await idOf('method_templates')
  const forms: (Omit<Edit, 'who'> & { who?: Edit['who'] })[] = [
    { address: `${school}/initiatives/1/edit`, apart: [{ purpose: 'Calm halls.' }, { theoryIf: 'we stand there' }], both: two('title') },
    { address: `${school}/initiatives/2/plan`, apart: [{ everyWeeks: '7' }, { seats: '3' }], both: two('everyWeeks', ['8', '9']), with: { cadence: 'every few weeks' } },
    { address: `${school}/initiatives/3/hand-over?from=${lead}`, apart: [{ stands: 'Half done.' }, { next: 'The other half.' }], both: two('wish'), with: { keep: 'on' } },
    { address: `${school}/decisions/12/edit`, apart: [{ body: 'We plant trees.' }, { reviewOn: '2026-05-04' }], both: two('question') },
    { address: `${school}/people/${me}/profile`, who: self, apart: [{ strengths: 'Listens.' }, { growthEdges: 'To wait.' }], both: two('strengths') },
    { address: `${school}/people/${me}/letters`, who: self, both: two('letters', ['never', 'at once']) },
    { address: `${school}/people/${tom}/access`, apart: [{ positionNote: 'science 8' }, { worksOn: ['0', '1'] }], both: two('positionNote') },
    { address: `${school}/calendar/term?id=${term}`, apart: [{ name: 'The fall' }, { endsOn: '2025-12-12' }], both: two('name') },
    { address: `${school}/calendar/closed-days?id=${closed}`, apart: [{ name: 'Away' }, { endsOn: '2026-06-12' }], both: two('name') },
    { address: `${school}/calendar/year?id=${year}`, apart: [{ name: 'This year' }, { endsOn: '2026-07-01' }], both: two('name') },
    { address: `${school}/calendar/working-week`, both: [{ worksOn: ['0', '1', '2', '3'] }, { worksOn: ['1', '2', '3', '4'] }] },
    { address: `${school}/calendar/quiet-hours`, apart: [{ from: '17:15' }, { to: '07:45' }], both: two('from', ['16:30', '18:45']) },
    { address: `${school}/settings?part=school`, apart: [{ name: 'Harbor Ridge Middle' }, { timeZone: 'America/Denver' }], both: two('name') },
    { address: `${school}/decisions/methods/${template}`, apart: [{ name: 'Our way' }, { 'options[0].label': 'Yes indeed' }], both: two('options[1].means') },
    { address: '/account', who: self, apart: [{ name: 'Renata A. Osei' }, { initials: 'RAO' }], both: two('name', ['Renata Ama Osei', 'Renata Osei-Adu']) },
  ]
  return forms.map(({ who = admins, ...form }) => ({ who, ...form }))
}

async function leadOf(sql: Sql, number: number) {
  const [lead] = await sql<{ id: string }[]>`
    select t.member_id as id from turns t join initiatives i on i.id = t.initiative_id
    where i.number = ${number} and t.role = 'lead' and t.during @> skein_now()`
  return lead?.id ?? ''
}

const acts = 'does something once, and says so in a record of its own'
const makes = 'makes something new'

/** Forms that edit nothing that others may have open, each for a reason, by the last part of their address. */
export const makeOrAct: Record<string, string> = {
  acts, makes,
}
