-- A lead that ends for another who then does not take it up goes on, in whatever way that came:
-- looked at when the transaction ends.
create or replace function give_lead_back() returns trigger
language plpgsql
as $$
declare led turns;
begin
  if tg_table_name = 'turns' then
    perform lead_goes_on(new);
    return null;
  end if;
  perform lead_comes_back(new);
  select * into led from turns where school_id = new.school_id and id = new.turn_id;
  if isempty(led.during) then
    perform lead_goes_on(led);
  end if;
  return null;
end
$$;
