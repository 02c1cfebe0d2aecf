import { expect, test } from 'vitest'
import { sql } from '../../db/school'
import { fillTheRest } from '../support/filled-school'
import { ownSchool } from '../support/own-school'

const here = ownSchool()

// What the application may still change of a row that is there: its fields, and `delete`; those
// with a question mark of some rows only, as they stand. All else is kept by the database itself.
const changeable = `
  actions: ended_at? ended_by? outcome? owner_id?
  alliances: ended_at ended_because ended_by
  ally_asks: nothing
  answers: nothing
  askings: nothing
  asks: nothing
  barriers: brought_to? resolution? resolved_at? resolved_by?
  calls: closed_at? closed_by? closing? hand_over_id? opened_by?
  closed_days: delete ends_on id name starts_on
  contributions: declined_at?
  decision_participants: decision_id? delete? id? member_id? part? voice?
  decision_reviews: nothing
  decision_texts: body decision_id delete id part source_id
  decisions: authority? closed_at? closed_by? closed_how? deadline? decided? decided_on?
      initiative_id? keeper_id? method? opened_at? outcome? proposer_id? question? recorded_at?
      recorded_by? review_on? round? rules? supersedes_id? tally? version? why?
  initiatives: challenge created_at created_by delete id lead_seats learning_question lesson
      next_hand_over_on no_goal_because number place purpose sip_goal_id sponsor_id stage
      technical_due_on technical_owner_id theory_because theory_if theory_then title
      voices_affected
  learning_answers: edited_at
  members: access account_id caught_up_at delete email forgotten_at growth_edges id initials
      joined_on last_day_on left_on letters name position position_note strengths works_on
  notices: decision? digest_id due_on? happened_on? initiative? mailed_at over_at seen_at
  objection_steps: nothing
  objections: nothing
  offers: answer? answer_reason? answered_at? answered_by? hand_over_id? is_parted? suggested_id? turn_id?
      with_answer? with_answered_at?
  proposals: body? note? written_at? written_by?
  resets: dropped? evidence? new_way? old_way? outcome? settled_at? settled_by?
  response_changes: nothing
  responses: reason? responded_at? voted?
  review_reminders: decision_id delete due_on id said_at
  rotation_order: nothing
  rotation_plans: nothing
  rounds: began_at decision_id delete ended_at held_by id kind number
  school_looks: changes delete look_at looked_at
  school_versions: delete version
  school_years: delete ends_on id name starts_on
  sip_goals: delete ended_at id title
  speakers: delete id member_id note noted_at place round_id turn
  sponsor_asks: nothing
  stage_moves: nothing
  stances: nothing
  terms: delete ends_on id name starts_on
  thread_entries: nothing
  turns: end_reason ended_at? leaves recorded_at recorded_by reflection? reflection_shared
      revised_at revision seat? wanted_on
  updates: nothing`

// Of what the demo leaves empty, once it has been done there (fillTheRest).
const changeableOfTheRest = `
  ballot_keys: decision_id delete id key
  ballots: nothing
  calendar_feeds: delete follows id made_at member_id revoked_at token_hash
  decision_nudges: sent_at?
  digests: nothing
  due_in_hand: nothing
  edits: delete edited_at field mark member_id thing thing_id
  former_names: nothing
  hand_overs: answer? answer_reason? answered_at? choice_reason? due_on? incoming_turn_id? led_until next?
      offered_at? offered_by? prepared_at? prepared_by? reflection? reflection_shared? revised_at?
      revision? stands? suggested_id? to_member_id? turn_id? wanted_on weeks_beside?
      weeks_shadowed? wish?
  held_ballots: delete id member_id sealed
  invitation_letters: nothing
  invitations: accepted_at? expires_at? invited_by? member_id? token_hash? withdrawn_at?
  leaves: begun_at? cancelled_at? ends_on?
  method_templates: changed_at? ended_at? made_by? name? rules?
  passings: cancelled_at? hand_over_id? passed_at? passes_on?
  turn_changes: answer? answer_reason? answered_at? turn_id? wanted_on?`

// As the application, in the scope of the school: each row of a table is deleted, and each of its
// fields changed, one by one, and put back. What a constraint refuses, no rule has kept.
const tryingAll = (table: string) => `
  do $$
  declare
    place record; field record; outcome text; said jsonb := '{}';
  begin
    for field in
      select attname::text as name, case
          when atttypid = 'boolean'::regtype then format('not %I', attname)
          when atttypid = 'uuid'::regtype then 'gen_random_uuid()'
          when atttypid = 'timestamptz'::regtype
            then format('coalesce(%I, skein_now()) + interval ''1 minute''', attname)
          when atttypid in ('int'::regtype, 'smallint'::regtype, 'bigint'::regtype, 'date'::regtype)
            then format('%I + 1', attname)
          when atttypid = 'text'::regtype then format('coalesce(%I, '''') || ''x''', attname)
          when atttypid = 'time'::regtype then format('%I + interval ''1 minute''', attname)
          when atttypid = 'float8'::regtype then format('%I + 1', attname)
          when atttypid = 'bytea'::regtype then format('%I || ''x''', attname)
          when atttypid = 'jsonb'::regtype then format('''{"else": %s}''::jsonb', attnum)
          when atttypid = 'json'::regtype then format('''{"else": %s}''::json', attnum)
          else format('of no known type: %s', format_type(atttypid, null))
        end as value
      from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
        and attgenerated = '' and attname <> 'school_id'
      union all select 'delete', null
    loop
      for place in execute 'select ctid from ${table}' loop
        begin
          if field.value is null then
            execute format('delete from ${table} where ctid = %L', place.ctid);
          else
            execute format(
              'update ${table} set %I = %s where ctid = %L', field.name, field.value, place.ctid);
          end if;
          raise exception using errcode = 'SK001';
        exception when others then
          outcome := case
            when sqlstate = 'SK001' then 'may'
            when sqlstate in ('42501', 'P0001') then 'never'
            when sqlstate like '23%' then case when sqlerrm like '%violates%' then 'may' else 'never' end
            else sqlerrm
          end;
        end;
        said := jsonb_set(said, array[field.name || ' ' || outcome], 'true');
      end loop;
    end loop;
    perform set_config('skein.tried', said::text, true);
  end $$`

async function changeableIn(table: string) {
  const said = await here.cast.inSchool(async () => {
    await sql().unsafe(tryingAll(table))
    const [row] = await sql()<{ said: string }[]>`select current_setting('skein.tried') as said`
    return new Set(Object.keys(JSON.parse(row?.said ?? '{}') as object))
  })
  const odd = [...said].filter((one) => !/ (may|never)$/.test(one))
  expect([table, odd]).toEqual([table, []])
  const may = [...said].filter((one) => one.endsWith(' may')).map((one) => one.slice(0, -4))
  const all = may.map((one) => (said.has(`${one} never`) ? `${one}?` : one)).toSorted()
  return said.size ? `${table}: ${all.join(' ') || 'nothing'}` : undefined
}

const linesOf = (written: string) =>
  written
    .replaceAll(/\n {6,}/g, ' ')
    .trim()
    .split('\n')
    .map((line) => line.trim())

const empty = linesOf(changeableOfTheRest).map((line) => line.split(':')[0] ?? '')

test('the database itself keeps what no act changes, field by field, in every table that the demo fills', async () => {
  const tables = await here.sql<{ name: string }[]>`
    select table_name as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = 'school_id' and table_schema = 'public' and table_type = 'BASE TABLE'
    order by 1`
  const found = []
  for (const { name } of tables) found.push((await changeableIn(name)) ?? name)
  expect(found).toEqual([...linesOf(changeable), ...empty].toSorted())
})

test('so it does in every table that the demo leaves empty', async () => {
  await fillTheRest(here)
  const found = []
  for (const name of empty) found.push(await changeableIn(name))
  expect(found).toEqual(linesOf(changeableOfTheRest))
})
