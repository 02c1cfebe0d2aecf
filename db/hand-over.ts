import type { Sql } from 'postgres'
import { loginsOf, queueOf } from './logins'

/**
 * What the migrations cannot say: done after them, on every start, and only where it is not so yet.
 * The queue and the functions at the door belong to roles that no login is a member of: the one who
 * owned a function could have it do anything in the name of those who call it.
 */
export async function handOver(owner: Sql, ownerUrl: string) {
  await give(owner, ['graphile_worker', 'jobs'], queueOf(ownerUrl))
  await letWork(owner, loginsOf(ownerUrl).jobs.name)
  const given = await give(owner, ['door'], 'skein_gate')
  if (given)
    await owner.unsafe(
      'grant usage on schema door to skein_door; grant execute on all functions in schema door to skein_door',
    )
  await keepSight(owner)
  await closePublic(owner)
}

/**
 * A schema and all that stands in it goes to one role, the functions that let others in among it;
 * the schema first.
 */
async function give(owner: Sql, spaces: string[], name: string) {
  const rows = await owner<{ change: string }[]>`
    with spaces as (
      select oid, nspname, nspowner from pg_namespace where nspname = any(${spaces})
    ),
    things (place, kind, named, owned) as (
      select 0, 'schema', quote_ident(nspname), nspowner
      from spaces
      union all
      select 1, case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass::text,
        c.relowner
      from pg_class c
      where c.relnamespace in (select oid from spaces) and c.relkind in ('r', 'v', 'p')
      union all
      select 2, 'routine', p.oid::regprocedure::text, p.proowner
      from pg_proc p
      where p.pronamespace in (select oid from spaces)
      union all
      select 3, 'type', t.oid::regtype::text, t.typowner
      from pg_type t left join pg_class c on c.oid = t.typrelid
      where t.typnamespace in (select oid from spaces)
        and (t.typtype in ('e', 'd') or c.relkind = 'c')
    )
    select format('alter %s %s owner to %I', kind, named, ${name}::text) as change
    from things
    where owned <> (select oid from pg_roles where rolname = ${name})
    order by place`
  for (const { change } of rows) await owner.unsafe(change)
  return rows.length
}

// The queue's login works on its rows, which have row security and no other policy; it makes and
// changes nothing beside them.
async function letWork(owner: Sql, login: string) {
  const rows = await owner<{ change: string }[]>`
    with own as (
      select oid, oid::regclass as named, relkind, relrowsecurity
      from pg_class
      where relnamespace = 'graphile_worker'::regnamespace
    ),
    login as (select oid, rolname from pg_roles where rolname = ${login})
    select format('grant usage on schema graphile_worker to %I', rolname) as change
    from login
    where not has_schema_privilege(login.oid, 'graphile_worker', 'usage')
    union all
    select format('grant select, insert, update, delete on %s to %I', named, rolname)
    from own, login
    where relkind in ('r', 'v', 'p') and not has_table_privilege(login.oid, own.oid, 'delete')
    union all
    select format('grant usage, select on sequence %s to %I', named, rolname)
    from own, login
    where relkind = 'S' and not has_sequence_privilege(login.oid, own.oid, 'usage')
    union all
    select format(
      'drop policy if exists queue on %1$s; create policy queue on %1$s to %2$I using (true)',
      named, rolname
    )
    from own, login
    where relrowsecurity
      and not exists (
        select from pg_policy p
        where p.polrelid = own.oid and p.polname = 'queue' and p.polroles = array[login.oid]
      )`
  for (const { change } of rows) await owner.unsafe(change)
}

/**
 * Row security is forced on the owner too, so that nothing which runs as the owner walks past it by
 * accident. The owner is let through by a policy of its own: a backup would otherwise be empty and
 * look whole, and a migration that mends rows would mend none.
 */
async function keepSight(owner: Sql) {
  const rows = await owner<{ change: string }[]>`
    select format(
      'drop policy if exists owner on %1$s; '
        'create policy owner on %1$s to %2$I using (true) with check (true)',
      c.oid::regclass, current_user
    ) as change
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind = 'r'
      and c.relforcerowsecurity
      and not exists (
        select from pg_policy p
        where p.polrelid = c.oid
          and p.polname = 'owner'
          and p.polroles = array[(select oid from pg_roles where rolname = current_user)]
      )`
  for (const { change } of rows) await owner.unsafe(change)
}

// No table of its own, no temporary one that stands in another's place, and no large object: what
// Postgres allows to everyone unless told not to.
async function closePublic(owner: Sql) {
  const rows = await owner<{ change: string }[]>`
    select 'revoke create on schema public from public' as change
    from pg_namespace
    where nspname = 'public'
      and has_schema_privilege('skein_app', oid, 'create')
      and pg_has_role(nspowner, 'usage')
    union all
    select format('revoke temporary on database %I from public', datname)
    from pg_database
    where datname = current_database()
      and has_database_privilege('skein_app', oid, 'temporary')
      and pg_has_role(datdba, 'usage')
    union all
    select format('revoke execute on function %s from public', oid::regprocedure)
    from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and proname in ('lo_creat', 'lo_create', 'lo_from_bytea')
      and has_function_privilege('skein_app', oid, 'execute')
      and pg_has_role(proowner, 'usage')`
  for (const { change } of rows) await owner.unsafe(change)
}
