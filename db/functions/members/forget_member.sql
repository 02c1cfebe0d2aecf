-- Forgets who a former member was: from then on the school reads "Former member" wherever Skein
-- itself wrote the name. What people wrote stays theirs.
create or replace function forget_member(who uuid) returns void
language plpgsql
as $$
declare
  former text;
  addresses text[];
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
  addresses := array(select lower(email) from invitations where member_id = who);
  delete from invitation_letters l
    using invitations i
    where (i.school_id, i.id) = (l.school_id, l.invitation_id) and lower(i.email) = any (addresses);
  delete from invitations where member_id is null and lower(email) = any (addresses);
  delete from invitations where member_id = who;
  delete from former_names where member_id = who;
end
$$;
