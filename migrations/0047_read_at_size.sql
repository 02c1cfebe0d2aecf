-- The seats of the lead that are free at this moment, of every initiative at once: a view and not a function of a row, because Postgres opens
-- such a function anew for each of four hundred initiatives. A seat beside the first that nobody has held yet and that someone is planned in
-- was opened for them, and waits. Every query that says which seats are free asks here.
create view free_seats with (security_invoker = true) as
  select i.school_id, i.id as initiative_id,
    coalesce(array_agg(n.seat order by n.seat) filter (where not coalesce(s.is_held, false) and (n.seat = 1 or not coalesce(s.is_coming, false) or s.was_held)), '{}') as seats
  from initiatives i cross join lateral generate_series(1, i.lead_seats) as n (seat)
    left join (
      select school_id, initiative_id, seat, bool_or(during @> (select skein_now())) as is_held, bool_or(began_at > (select skein_now())) as is_coming, bool_or(began_at <= (select skein_now())) as was_held
      from turns where role = 'lead' and not isempty(during) and (seat > 1 or ended_at is null or ended_at > (select skein_now()))
      group by school_id, initiative_id, seat
    ) s on (s.school_id, s.initiative_id, s.seat) = (i.school_id, i.id, n.seat)
  group by i.school_id, i.id;
--> statement-breakpoint
grant select on free_seats to skein_app;
--> statement-breakpoint
drop function free_seats(initiatives);
--> statement-breakpoint
-- What is newest is read from the end of an index, whatever lies before it.
drop index contributions_when;
--> statement-breakpoint
create index contributions_when on contributions (school_id, happened_on, recorded_at, id);
--> statement-breakpoint
create index turns_known on turns (school_id, greatest(began_at, recorded_at));
--> statement-breakpoint
create index turns_ended on turns (school_id, ended_at) where ended_at is not null;
--> statement-breakpoint
-- Words as one looks for them: small letters without accents, one blank between words.
create function said_plainly(words text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(lower(regexp_replace(normalize(words, nfd), '[\u0300-\u036f]', '', 'g')), '[[:space:][:punct:]]+', ' ', 'g'))
$$;
