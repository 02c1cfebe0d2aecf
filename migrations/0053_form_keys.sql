-- Forms that were sent, each by the key its page gave it: sent again, it is answered as it was the first time, and nothing is made twice.
-- A key is a hash that holds who sent it and where; of what the form said there is a hash, too. Outside the schools, as a form at the door
-- has none.
create table form_keys (
  key text primary key,
  content text not null,
  answer text,
  made_at timestamptz not null default now()
);
--> statement-breakpoint
create index form_keys_made on form_keys (made_at);
--> statement-breakpoint
alter table form_keys enable row level security;
--> statement-breakpoint
alter table form_keys force row level security;
--> statement-breakpoint
create policy door on form_keys to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on form_keys to skein_door;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- Takes a key for this transaction, waiting for another that holds it; answers nothing, or what the first said and where it led.
create function door.take_form_key(key text, content text) returns table (first_content text, first_answer text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into form_keys as k (key, content) values ($1, $2)
    on conflict (key) do update set content = excluded.content where k.answer is null;
  if not found then return query select k.content, k.answer from form_keys k where k.key = $1; end if;
end $$;
--> statement-breakpoint
create function door.answer_form_key(key text, answer text) returns void language sql security definer set search_path = public, pg_temp as $$
  update form_keys k set answer = $2 where k.key = $1 and k.answer is null
$$;
--> statement-breakpoint
revoke execute on function door.take_form_key(text, text), door.answer_form_key(text, text) from public;
--> statement-breakpoint
grant execute on function door.take_form_key(text, text), door.answer_form_key(text, text) to skein_app, skein_door;
--> statement-breakpoint
reset role;
