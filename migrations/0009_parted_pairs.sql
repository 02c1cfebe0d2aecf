-- An offer of two that came apart is told by a column, and no longer by the sentence of its reason.
alter table offers
  add column is_parted boolean not null default false,
  add constraint offers_parted_were_two
    check (not is_parted or answer = 'withdrawn' and with_member_id is not null);
