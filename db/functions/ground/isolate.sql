-- Puts a school's table behind its wall; every migration that makes one calls it.
create or replace function isolate(tenant regclass) returns void
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', tenant);
  execute format('alter table %s force row level security', tenant);
  execute format(
    'create policy own_school on %s to skein_app '
    'using (school_id = (select current_school())) '
    'with check (school_id = (select current_school()))',
    tenant
  );
  execute format('create policy door_reads on %s for select to skein_door using (true)', tenant);
  execute format('grant select, insert, update, delete on %s to skein_app', tenant);
end
$$;
