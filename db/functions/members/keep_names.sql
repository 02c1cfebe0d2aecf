-- A member's earlier names are recorded by every change. Who asked to be forgotten stays forgotten.
create or replace function keep_names() returns trigger
language plpgsql
as $$
begin
  if old.forgotten_at is not null and new.forgotten_at is distinct from old.forgotten_at then
    raise exception 'who is forgotten stays forgotten'
      using errcode = 'restrict_violation', constraint = 'members_stay_forgotten';
  end if;
  if (new.name, new.initials) is distinct from (old.name, old.initials) then
    insert into former_names (school_id, id, member_id, name, initials)
      values (old.school_id, gen_random_uuid(), old.id, old.name, old.initials);
  end if;
  return new;
end
$$;
