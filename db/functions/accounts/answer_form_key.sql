-- Keeps where the form with this key led, for when it is sent again.
create or replace function door.answer_form_key(key text, answer text) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update form_keys k set answer = $2 where k.key = $1 and k.answer is null
$$;
revoke execute on function door.answer_form_key(text, text) from public;
grant execute on function door.answer_form_key(text, text) to skein_app, skein_door;
