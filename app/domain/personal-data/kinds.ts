// What is in a person's own file. Each kind is a query over the rows that they wrote or that are
// about them; of what others wrote there are titles and questions, to know what a row is about, and
// nothing else. The order of rows is fixed, so that two files can be laid side by side.

const initiative = (row: string) => `(
      select json_build_object('number', i.number, 'title', i.title) from initiatives i
      where (i.school_id, i.id) = (${row}.school_id, ${row}.initiative_id)) as initiative`
const decision = (row: string) => `(
      select json_build_object('number', d.number, 'question', d.question) from decisions d
      where (d.school_id, d.id) = (${row}.school_id, ${row}.decision_id)) as decision`
const mine = (column: string, text: string) => `case when ${column} = $1 then ${text} end`

export const kinds: Record<string, string> = {
  formerNames: `
    select name, initials, changed_at as "changedAt"
    from former_names where member_id = $1
    order by changed_at, id`,
  turns: `
    select ${initiative('t')}, role, began_at as "beganAt", ended_at as "endedAt",
      came_about as "cameAbout", ${mine('recorded_by', 'reason')} as reason,
      stands_in_for is not null as "standsIn", end_reason as "endReason", reflection,
      reflection_shared as "reflectionShared"
    from turns t where member_id = $1
    order by began_at, id`,
  handOversPrepared: `
    select ${initiative('h')}, due_on as "dueOn", stands, next, wish,
      choice_reason as "choiceReason",
      case
        when exists (
          select from turns t where t.id = h.turn_id and t.member_id = $1
        ) then reflection
      end as reflection,
      prepared_at as "preparedAt", offered_at as "offeredAt", answer
    from hand_overs h
    where prepared_by = $1
    order by prepared_at, id`,
  handOversAsked: `
    select ${initiative('h')}, due_on as "dueOn", offered_at as "offeredAt", answer,
      answer_reason as "answerReason", answered_at as "answeredAt"
    from hand_overs h where to_member_id = $1 and offered_at is not null
    order by offered_at, id`,
  offers: `
    select ${initiative('o')}, readiness, note, is_private as "isPrivate",
      offered_at as "offeredAt", answer, answered_at as "answeredAt"
    from offers o
    where member_id = $1
    order by offered_at, id`,
  asked: `
    select ${initiative('a')}, role, asked_at as "askedAt", answer, answer_reason as "answerReason",
      answered_at as "answeredAt"
    from asks a where member_id = $1
    order by asked_at, id`,
  asks: `
    select ${initiative('a')}, role, note, asked_at as "askedAt", answer
    from asks a where asked_by = $1
    order by asked_at, id`,
  sponsorAsked: `
    select ${initiative('a')}, asked_at as "askedAt", answer, answer_reason as "answerReason",
      answered_at as "answeredAt"
    from sponsor_asks a where member_id = $1
    order by asked_at, id`,
  alliesAsked: `
    select student_id = $1 as "isMine", ${mine('student_id', 'note')} as note,
      asked_at as "askedAt", answer, ${mine('member_id', 'answer_reason')} as "answerReason",
      answered_at as "answeredAt"
    from ally_asks
    where $1 in (student_id, member_id)
    order by asked_at, id`,
  alliances: `
    select student_id = $1 as "isStudent", began_at as "beganAt", ended_at as "endedAt",
      ended_because as "endedBecause"
    from alliances
    where $1 in (student_id, member_id)
    order by began_at, id`,
  calls: `
    select ${initiative('c')}, role, starts_on as "startsOn", ends_on as "endsOn", hours,
      recompense, skills, support, opened_at as "openedAt", closed_at as "closedAt",
      ${mine('closed_by', 'closing')} as closing
    from calls c
    where opened_by = $1
    order by opened_at, id`,
  turnChanges: `
    select ${initiative('c')}, kind, starts_on as "startsOn", ends_on as "endsOn", reason,
      asked_at as "askedAt", answer
    from turn_changes c where asked_by = $1
    order by asked_at, id`,
  initiatives: `
    select number, title, purpose, theory_if as "theoryIf", theory_then as "theoryThen",
      theory_because as "theoryBecause", created_at as "createdAt"
    from initiatives where created_by = $1
    order by number`,
  stageMoves: `
    select ${initiative('s')}, from_stage as "from", to_stage as "to", reason, moved_at as "movedAt"
    from stage_moves s where moved_by = $1
    order by moved_at, id`,
  learned: `
    select ${initiative('a')}, question, body, written_at as "writtenAt", edited_at as "editedAt"
    from learning_answers a where written_by = $1
    order by written_at, id`,
  updates: `
    select ${initiative('u')}, health, body, written_at as "writtenAt"
    from updates u where written_by = $1
    order by written_at, id`,
  stances: `
    select (
        select json_build_object('number', i.number, 'title', i.title)
        from updates u join initiatives i on (i.school_id, i.id) = (u.school_id, u.initiative_id)
        where (u.school_id, u.id) = (s.school_id, s.update_id)
      ) as initiative,
      stance, reason, taken_at as "takenAt"
    from stances s
    where member_id = $1
    order by taken_at, id`,
  changesOfDirection: `
    select ${initiative('r')}, old_way as "oldWay", evidence, new_way as "newWay", dropped, outcome,
      opened_at as "openedAt"
    from resets r where opened_by = $1
    order by opened_at, id`,
  actions: `
    select ${initiative('a')}, text, owner_id = $1 as "isMine", due_on as "dueOn", outcome,
      added_at as "addedAt", ended_at as "endedAt"
    from actions a where $1 in (owner_id, added_by)
    order by added_at, id`,
  barriers: `
    select ${initiative('b')}, text, raised_at as "raisedAt",
      ${mine('resolved_by', 'resolution')} as resolution, resolved_at as "resolvedAt"
    from barriers b where raised_by = $1
    order by raised_at, id`,
  decisions: `
    select number, question, state, outcome, proposer_id = $1 as "isProposer",
      decided_on as "decidedOn",
      case when in_the_room and recorded_by = $1 then decided end as decided,
      case when in_the_room and recorded_by = $1 then why end as why
    from decisions
    where recorded_by = $1 or proposer_id = $1
    order by number`,
  proposals: `
    select ${decision('p')}, version, body, note, written_at as "writtenAt"
    from proposals p where written_by = $1
    order by written_at, id`,
  responses: `
    select r.decision_id, ${decision('r')}, round, choice, reason, voted, null as "sealedVote",
      responded_at as "respondedAt",
      coalesce(
        (
          select json_agg(
            json_build_object('choice', c.choice, 'reason', c.reason, 'saidAt', c.said_at)
            order by c.said_at, c.id
          )
          from response_changes c
          where (c.school_id, c.response_id) = (r.school_id, r.id)
        ),
        '[]'
      ) as changes
    from responses r
    where member_id = $1
    order by r.decision_id, round, id`,
  objections: `
    select ${decision('o')}, version, reason, state, raised_at as "raisedAt"
    from objections o where member_id = $1
    order by raised_at, id`,
  objectionSteps: `
    select step, version, line, taken_at as "takenAt"
    from objection_steps where taken_by = $1
    order by taken_at, id`,
  threadEntries: `
    select ${decision('e')}, version, kind, is_question as "isQuestion", body,
      written_at as "writtenAt"
    from thread_entries e where written_by = $1
    order by written_at, id`,
  answers: `
    select ${decision('a')}, body, written_at as "writtenAt"
    from answers a where written_by = $1
    order by written_at, id`,
  reviews: `
    select ${decision('r')}, due_on as "dueOn", result, line, reviewed_on as "reviewedOn"
    from decision_reviews r where reviewed_by = $1
    order by reviewed_on, id`,
  contributions: `
    select ${initiative('c')}, kind, source,
      case when source = 'act' or recorded_by = $1 then text end as text,
      happened_on as "happenedOn", recorded_at as "recordedAt"
    from contributions c
    where member_id = $1
    order by happened_on, recorded_at, id`,
  writtenOfOthers: `
    select ${initiative('c')}, kind, source, text, happened_on as "happenedOn",
      recorded_at as "recordedAt"
    from contributions c where recorded_by = $1 and member_id <> $1 and source <> 'act'
    order by happened_on, recorded_at, id`,
  leaves: `
    select starts_on as "startsOn", ends_on as "endsOn", recorded_at as "recordedAt",
      cancelled_at as "cancelledAt"
    from leaves where member_id = $1
    order by starts_on, id`,
}

export const kindsInFile = Object.keys(kinds)
