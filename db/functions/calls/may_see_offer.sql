-- Who may see an offer: everyone, unless it is private; then who offered, who was asked to join
-- them, and who opened the call, and nobody else, until it is chosen. Every query that reads offers
-- for a member asks here.
create or replace function may_see_offer(given offers, viewer uuid) returns boolean
language sql stable
as $$
  select not given.is_private
    or coalesce(given.answer = 'accepted', false)
    or given.member_id = viewer
    or coalesce(
      given.with_member_id = viewer and given.with_answer is distinct from 'declined', false
    )
    or (
      given.answer is distinct from 'withdrawn'
        and exists (
          select
          from calls c
          where (c.school_id, c.id) = (given.school_id, given.call_id) and c.opened_by = viewer
        )
    )
$$;
