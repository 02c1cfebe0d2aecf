import type { ownerOf } from './database'

const kept = ['decision_nudges', 'hand_overs', 'invitations', 'method_templates', 'passings']

/** Makes a database look as the baseline alone would have made it, with all that is in it. */
export async function backToBaseline(sql: ReturnType<typeof ownerOf>) {
  for (const table of kept) await sql.unsafe(`drop trigger ${table}_kept on ${table}`)
  await sql`drop trigger members_leave_an_owner on members`
  await sql`drop trigger hand_overs_in_a_year on hand_overs`
  await sql`drop trigger hand_overs_give_lead_back on hand_overs`
  await sql`drop trigger turns_give_lead_back on turns`
  await sql`alter table hand_overs drop column led_until`
  await sql`alter table offers drop column is_parted, drop column hand_over_id`
  await sql`alter table calls drop column hand_over_id`
  await sql`alter table form_keys drop column alike`
  await sql`drop trigger thread_entries_correct_the_first on thread_entries`
  await sql`alter table thread_entries drop column corrects_id`
  await sql`drop view turns_by_day`
  await sql`alter table turns drop column stands_in_for, drop column after_leave_id`
  await sql`alter table notices drop column happened_on`
  await sql`
    create view turns_by_day with (security_invoker = true) as
    select t.*, local_day(t.began_at) as first_day, last_local_day(t.ended_at) as last_day
    from turns t where not isempty(t.during)`
  await sql`
    delete from drizzle.__drizzle_migrations
    where created_at > (
      select created_at from drizzle.__drizzle_migrations order by created_at offset 2 limit 1
    )`
}
