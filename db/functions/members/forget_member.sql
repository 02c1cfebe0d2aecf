-- Forgets who a former member was: from then on the school reads "Former member" wherever Skein
-- itself wrote the name. What people wrote stays theirs.
create or replace function forget_member(who uuid) returns void
language plpgsql
as $$
declare
  former text;
  theirs uuid[];
begin
  update members
    set name = 'Former member', initials = '–', email = null, account_id = null,
      position_note = '', strengths = '', growth_edges = '', forgotten_at = skein_now()
    where id = who and forgotten_at is null;
  for former in
    select distinct name
    from former_names
    where member_id = who and name <> 'Former member'
    order by name desc loop
    update contributions
      set text = left(without_name(text, former), 500)
      where source = 'act' and position(former in text) > 0 and text <> without_name(text, former);
    update notices
      set sentence = without_name(sentence, former)
      where position(former in sentence) > 0 and sentence <> without_name(sentence, former);
  end loop;
  -- Theirs alone: a family may share an address, and another of it may be invited now.
  theirs := array(
    select i.id
    from invitations i
    where i.member_id = who
      or (
        i.member_id is null
          and exists (
            select
            from invitations o
            where o.member_id = who
              and lower(o.email) = lower(i.email)
              and (
                lower(o.name) = lower(i.name)
                  or i.withdrawn_at is not null
                  or i.expires_at <= skein_now()
              )
          )
      )
  );
  delete from invitation_letters where invitation_id = any (theirs);
  -- What they accepted goes last: by it the others are known as theirs.
  delete from invitations where id = any (theirs) and member_id is null;
  delete from invitations where id = any (theirs);
  delete from former_names where member_id = who;
end
$$;
