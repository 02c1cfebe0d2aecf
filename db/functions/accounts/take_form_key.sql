-- Takes a key for this transaction, waiting for another that holds it; answers nothing, or what the
-- first said and where it led.
create or replace function door.take_form_key(key text, content text)
returns table(first_content text, first_answer text)
language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  insert into form_keys as k (key, content) values ($1, $2)
    on conflict (key) do update set content = excluded.content where k.answer is null;
  if not found then
    return query select k.content, k.answer from form_keys k where k.key = $1;
  end if;
end
$$;
revoke execute on function door.take_form_key(text, text) from public;
grant execute on function door.take_form_key(text, text) to skein_app, skein_door;
