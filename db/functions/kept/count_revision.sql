-- A calendar program asks which of two versions of an entry is the later one: what it shows of a
-- turn or a hand-over is counted here.
create or replace function count_revision() returns trigger
language plpgsql
as $$
begin
  new.revision := old.revision + 1;
  new.revised_at := skein_now();
  return new;
end
$$;
