-- Takes in hand up to so many schools where something of a kind is due; what has waited longest
-- comes first, and what failed before last. They are nobody else's for 50 seconds, longer with
-- every try, an hour at most; unless the holder is known to be dead, or more has fallen due where
-- tries failed. What was done since `began` is left to the next minute. One asks at a time, so that
-- nothing is taken twice.
create or replace function door.take_due(wanted text, most integer, holder text, began timestamptz)
returns table(school_id uuid)
language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended('take what is due', 0));
  update due_in_hand h
    set until = statement_timestamp(), holder = null
    where h.kind = wanted
      and h.holder <> take_due.holder
      and pg_try_advisory_xact_lock(hashtextextended(h.holder, 0));
  return query insert into due_in_hand as h (school_id, kind, tries, holder, taken_at, until)
    select d.school_id, wanted, 1, take_due.holder, skein_now(),
      statement_timestamp() + interval '50 seconds'
    from door.due(wanted) d left join due_in_hand w on (w.school_id, w.kind) = (d.school_id, wanted)
    where w.school_id is null
      or case w.tries
        when 0 then w.until < began
        when 1 then w.until <= statement_timestamp()
        else w.until <= statement_timestamp() or d.latest > w.taken_at
      end
    order by coalesce(w.tries, 0) > 1, d.since, d.school_id
    limit most
    on conflict (school_id, kind) do update set tries = h.tries + 1, holder = excluded.holder,
      taken_at = excluded.taken_at,
      until = statement_timestamp() + least(
        interval '50 seconds' * 2 ^ least(h.tries, 10), interval '1 hour'
      )
    returning h.school_id;
end
$$;
revoke execute on function door.take_due(text, integer, text, timestamptz) from public;
grant execute on function door.take_due(text, integer, text, timestamptz) to skein_door;
