create trigger hand_overs_in_a_year before insert or update of due_on on hand_overs
  for each row when (new.due_on is not null and new.answer is null)
  execute function keep_in_a_year();
