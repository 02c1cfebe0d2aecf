-- Puts down what was in hand: what is done is remembered for as long as a look at all schools may
-- last, and what failed is tried again in its time.
create or replace function door.put_down(wanted text, done uuid[], failed uuid[]) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update due_in_hand h
    set tries = case when h.school_id = any (done) then 0 else h.tries end,
      until = case when h.school_id = any (done) then clock_timestamp() else h.until end,
      holder = null
    where h.kind = wanted and h.school_id = any (done || failed);
  delete from due_in_hand h
    where h.tries = 0 and h.until < clock_timestamp() - interval '10 minutes';
$$;
revoke execute on function door.put_down(text, uuid[], uuid[]) from public;
grant execute on function door.put_down(text, uuid[], uuid[]) to skein_door;
