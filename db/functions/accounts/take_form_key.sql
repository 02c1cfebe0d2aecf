-- Takes a key for this transaction, waiting for another that holds it; answers nothing, or what the
-- first said and where it led. Unless it is meant once more, it answers also when the same content
-- came under another key within ten minutes: the time of day in the school in scope.
create or replace function door.take_form_key(key text, content text, alike text, again boolean)
returns table(first_content text, first_answer text, alike_sent boolean, alike_time text)
language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  insert into form_keys as k (key, content, alike) values ($1, $2, $3)
    on conflict (key) do update set content = excluded.content, alike = excluded.alike
    where k.answer is null;
  if not found then
    return query select k.content, k.answer, false, null from form_keys k where k.key = $1;
  elsif $3 is not null and not $4 then
    -- Of two that are sent at the same time, the second waits to see the first.
    perform pg_advisory_xact_lock(hashtextextended($3, 0));
    return query
      select null, null, true, case when current_school() is not null then to_char(
        (skein_now() - (now() - max(k.made_at))) at time zone current_setting('skein.time_zone'),
        'HH24:MI') end
      from form_keys k
      where k.alike = $3 and k.key <> $1 and k.answer is not null
        and k.made_at > now() - interval '10 minutes'
      having count(*) > 0;
  end if;
end
$$;
revoke execute on function door.take_form_key(text, text, text, boolean) from public;
grant execute on function door.take_form_key(text, text, text, boolean) to skein_app, skein_door;
