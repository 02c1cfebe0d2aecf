-- The seats of the lead that are free at this moment. A seat beside the first that nobody has held yet and that someone is planned in was
-- opened for them, and waits. Every query that says which seats are free asks here.
create function free_seats(given initiatives) returns int[] language sql stable as $$
  select coalesce(array_agg(place order by place), '{}') from generate_series(1, given.lead_seats) place
  where not exists (select from turns t where t.school_id = given.school_id and t.initiative_id = given.id and t.role = 'lead' and t.seat = place and t.during @> skein_now())
    and (place = 1
      or not exists (select from turns t where t.school_id = given.school_id and t.initiative_id = given.id and t.role = 'lead' and t.seat = place and t.began_at > skein_now() and not isempty(t.during))
      or exists (select from turns t where t.school_id = given.school_id and t.initiative_id = given.id and t.role = 'lead' and t.seat = place and t.began_at <= skein_now() and not isempty(t.during)))
$$;
