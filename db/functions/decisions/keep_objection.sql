-- An objection stays as it was raised; once it is settled, it stays as it was settled.
create or replace function keep_objection() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE'
    or old.state in ('integrated', 'withdrawn')
    or (
      new.school_id, new.id, new.decision_id, new.member_id, new.version, new.reason, new.raised_at
    ) is distinct from (
      old.school_id, old.id, old.decision_id, old.member_id, old.version, old.reason, old.raised_at
    )
    or (
      select state from decisions d where (d.school_id, d.id) = (old.school_id, old.decision_id)
    ) = 'decided'
  then
    raise exception 'an objection stays as it was raised and settled'
      using errcode = 'restrict_violation', constraint = 'objections_kept';
  end if;
  return new;
end
$$;
