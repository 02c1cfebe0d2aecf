-- The tables, each after those that it refers to; its keys and rules stand in it, its indexes
-- below. db/schema says the same in TypeScript, except for what the builder has no word for:
-- exclusions, collations, generated columns.

create table accounts (
  id uuid not null,
  email text not null,
  name text collate alphabet not null,
  password_hash text not null,
  created_at timestamptz not null default skein_now(),
  schools_founded integer not null default 0,
  constraint accounts_pkey primary key (id),
  constraint accounts_found_few_schools check (schools_founded <= 50)
);
create unique index accounts_email_key on accounts (lower(email));

create table closed_days (
  school_id uuid not null default current_school(),
  id uuid not null,
  name text collate alphabet not null,
  starts_on date not null,
  ends_on date not null,
  constraint closed_days_school_id_id_pk primary key (school_id, id),
  constraint closed_days_once unique (school_id, name, starts_on, ends_on),
  constraint closed_days_in_order check (ends_on >= starts_on)
);
create index closed_days_when on closed_days (school_id, starts_on);

-- What was tried at the door and failed, counted by a library whose columns and their order these
-- are; `expire` in milliseconds since 1970. For the door's role alone. A key is a hash: neither an
-- address of mail nor one of the network is kept.
create table door_tries (
  key varchar(255) collate "C" not null,
  points integer not null default 0,
  expire bigint,
  constraint door_tries_pkey primary key (key)
);
create index door_tries_expire on door_tries (expire);

-- Forms that were sent, each by the key its page gave it: sent again, it is answered as it was the
-- first time, and nothing is made twice. A key is a hash that holds who sent it and where; of what
-- the form said there is a hash, too. Outside the schools, as a form at the door has none.
create table form_keys (
  key text not null,
  content text not null,
  answer text,
  made_at timestamptz not null default now(),
  constraint form_keys_pkey primary key (key)
);
create index form_keys_made on form_keys (made_at);

-- What may be put off, and by whom: a school's acts, or the door's. Any other name is refused, so
-- that what runs on the server's behalf (the look of every minute, the sweep) cannot be asked for
-- by a session that was led astray.
create table jobs.tasks (
  task text not null,
  asked_by text not null,
  constraint tasks_pkey primary key (task),
  constraint tasks_asked_by_check check (asked_by in ('school', 'door'))
);

create table school_years (
  school_id uuid not null default current_school(),
  id uuid not null,
  name text collate alphabet not null,
  starts_on date not null,
  ends_on date not null,
  constraint school_years_school_id_id_pk primary key (school_id, id),
  constraint school_years_name unique (school_id, name),
  -- School years follow one another, without a day in two of them.
  constraint school_years_one_at_a_time
    exclude using gist (school_id with =, daterange(starts_on, ends_on, '[]') with &&),
  constraint school_years_in_order check (ends_on > starts_on)
);

create table schools (
  id uuid not null,
  slug text not null,
  name text collate alphabet not null,
  time_zone text not null,
  created_at timestamptz not null default skein_now(),
  last_initiative integer not null default 0,
  last_decision integer not null default 0,
  quiet_from time not null default '18:00:00',
  quiet_to time not null default '07:00:00',
  -- The days of the week on which the school is open, Monday the lowest of seven bits; 31 is Monday
  -- to Friday.
  works_on smallint not null default 31,
  constraint schools_pkey primary key (id),
  constraint schools_slug_unique unique (slug),
  constraint schools_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint schools_works_on check (works_on between 1 and 127)
);

create table sign_ups (
  token_hash text not null,
  email text not null,
  name text collate alphabet not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_ups_pkey primary key (token_hash)
);

create table sip_goals (
  school_id uuid not null default current_school(),
  id uuid not null,
  title text collate alphabet not null,
  ended_at timestamptz,
  constraint sip_goals_school_id_id_pk primary key (school_id, id)
);

create table terms (
  school_id uuid not null default current_school(),
  id uuid not null,
  name text collate alphabet not null,
  starts_on date not null,
  ends_on date not null,
  constraint terms_school_id_id_pk primary key (school_id, id),
  constraint terms_name unique (school_id, name),
  -- Terms do not overlap, and neither do one member's leaves.
  constraint terms_one_at_a_time
    exclude using gist (school_id with =, daterange(starts_on, ends_on, '[]') with &&),
  constraint terms_in_order check (ends_on > starts_on)
);

-- The browsers that have signed in to an account, by the hash of the secret in their cookie. One
-- browser may be shared by several people.
create table devices (
  token_hash text not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  constraint devices_pkey primary key (account_id, token_hash),
  constraint devices_account_id_fkey
    foreign key (account_id) references accounts (id) on delete cascade
);

-- What a server has in hand in a school, has just done, or is to try again.
create table due_in_hand (
  school_id uuid not null default current_school(),
  kind text not null,
  tries integer not null,
  holder text,
  taken_at timestamptz not null,
  until timestamptz not null,
  constraint due_in_hand_school_id_kind_pk primary key (school_id, kind),
  constraint due_in_hand_kind check (kind in ('absences', 'decisions', 'notices')),
  constraint due_in_hand_school_id_schools_id_fk foreign key (school_id) references schools (id)
);

create table email_changes (
  token_hash text not null,
  account_id uuid not null,
  email text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint email_changes_pkey primary key (token_hash),
  constraint email_changes_account_id_accounts_id_fk
    foreign key (account_id) references accounts (id) on delete cascade
);
create index email_changes_account on email_changes (account_id);

create table members (
  school_id uuid not null default current_school(),
  id uuid not null,
  account_id uuid,
  name text collate alphabet not null,
  initials text not null,
  email text,
  "position" text not null,
  position_note text not null default '',
  access text not null,
  joined_on date not null,
  left_on date,
  strengths text not null default '',
  growth_edges text not null default '',
  caught_up_at timestamptz not null default skein_now(),
  last_day_on date,
  works_on smallint not null default working_week(),
  letters text not null default 'once a day',
  forgotten_at timestamptz,
  constraint members_school_id_id_pk primary key (school_id, id),
  constraint members_one_per_account unique (school_id, account_id),
  constraint members_access check (access in ('owner', 'admin', 'member', 'guest')),
  constraint members_forgotten_whole
    check (
      forgotten_at is null
        or left_on is not null
        and account_id is null
        and email is null
        and name = 'Former member'
        and initials = '–'
        and position_note = ''
        and strengths = ''
        and growth_edges = ''
    ),
  constraint members_leave_after_joining check (left_on >= joined_on),
  constraint members_letters check (letters in ('once a day', 'at once', 'never')),
  constraint members_name_is_said check (length(trim(name)) > 0),
  constraint members_position
    check (
      "position" in (
        'administrator', 'teacher', 'para-educator', 'support staff', 'student', 'parent',
        'community'
      )
    ),
  constraint members_works_on check (works_on between 1 and 127),
  constraint members_account_id_accounts_id_fk foreign key (account_id) references accounts (id)
);
create index members_account on members (account_id);
-- Since when there are members at all, which says who founded the school.
create index members_joined on members (school_id, joined_on);
create index members_leaving on members (last_day_on)
  where ((left_on is null) and (last_day_on is not null));

create table password_resets (
  token_hash text not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint password_resets_pkey primary key (token_hash),
  constraint password_resets_account_id_accounts_id_fk
    foreign key (account_id) references accounts (id) on delete cascade
);
create index password_resets_account on password_resets (account_id);

-- When each school is to be looked at next for what its people are told: as soon as it changes, or
-- at the next instant that brings something by itself. A school that nothing can come due in has no
-- such instant, and is not looked at.
create table school_looks (
  school_id uuid not null default current_school(),
  look_at timestamptz not null default skein_now(),
  looked_at timestamptz not null default '-infinity'::timestamptz,
  changes bigint not null default 0,
  constraint school_looks_pkey primary key (school_id),
  constraint school_looks_school_id_schools_id_fk foreign key (school_id) references schools (id)
);
-- One query over all schools finds what is due, so these begin with when, not with the school.
create index school_looks_due on school_looks (look_at);
create index school_looks_looked on school_looks (looked_at);

create table school_versions (
  school_id uuid not null default current_school(),
  version bigint not null default 1,
  constraint school_versions_pkey primary key (school_id),
  constraint school_versions_school_id_schools_id_fk
    foreign key (school_id) references schools (id)
);

create table sessions (
  id text not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  -- A session ends after 7 days without use, and after 30 days whatever happens; `confirmed_at` is
  -- when its password was asked again. All by the real clock: the school's own may be set back for
  -- a demo.
  began_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + '30 days'::interval,
  confirmed_at timestamptz,
  -- What someone knows their own sessions by. No address is kept.
  browser text not null default '',
  constraint sessions_pkey primary key (id),
  constraint sessions_account_id_accounts_id_fk
    foreign key (account_id) references accounts (id) on delete cascade
);
create index sessions_account on sessions (account_id);

-- A student names an adult whom they would like beside them when they lead; who is asked says yes
-- or no, once.
create table ally_asks (
  school_id uuid not null default current_school(),
  id uuid not null,
  student_id uuid not null,
  member_id uuid not null,
  note text not null default '',
  asked_at timestamptz not null default skein_now(),
  answer text,
  answer_reason text not null default '',
  answered_at timestamptz,
  constraint ally_asks_school_id_id_pk primary key (school_id, id),
  constraint ally_asks_whom unique (school_id, id, student_id, member_id),
  constraint ally_asks_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint ally_asks_answered_when check ((answer is null) = (answered_at is null)),
  constraint ally_asks_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint ally_asks_school_id_student_id_members_school_id_id_fk
    foreign key (school_id, student_id) references members (school_id, id)
);
create index ally_asks_of_member on ally_asks (school_id, member_id);
create unique index ally_asks_one_open on ally_asks (school_id, student_id) where (answer is null);

create table calendar_feeds (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  token_hash text not null,
  made_at timestamptz not null default skein_now(),
  revoked_at timestamptz,
  -- A member's calendar shows what they lead; what they follow and shadow only where they ask for
  -- it.
  follows boolean not null default false,
  constraint calendar_feeds_school_id_id_pk primary key (school_id, id),
  constraint calendar_feeds_token_hash_unique unique (token_hash),
  constraint calendar_feeds_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index calendar_feeds_of on calendar_feeds (school_id, member_id);

create table digests (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  day date not null,
  place integer not null default 1,
  made_at timestamptz not null default skein_now(),
  stop_hash text not null,
  constraint digests_school_id_id_pk primary key (school_id, id),
  constraint digests_one_a_day unique (school_id, member_id, day, place),
  constraint digests_stop_hash_unique unique (stop_hash),
  constraint digests_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);

-- Who changed a field of something last, and a mark of what they changed it to: someone who edits
-- the same field at the same time is told by whom.
create table edits (
  school_id uuid not null default current_school(),
  thing text not null,
  thing_id uuid not null,
  field text not null,
  mark text not null,
  member_id uuid not null,
  edited_at timestamptz not null default skein_now(),
  constraint edits_school_id_thing_thing_id_field_pk
    primary key (school_id, thing, thing_id, field),
  constraint edits_bounded check (length(field) <= 200 and length(mark) <= 40),
  constraint edits_thing
    check (
      thing in (
        'initiative', 'plan', 'hand-over', 'draft', 'member', 'school', 'school year', 'term',
        'closed days', 'template', 'contribution', 'update', 'learning answer'
      )
    ),
  constraint edits_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index edits_of_member on edits (school_id, member_id);

create table former_names (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  name text collate alphabet not null,
  initials text not null,
  changed_at timestamptz not null default skein_now(),
  constraint former_names_school_id_id_pk primary key (school_id, id),
  constraint former_names_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index former_names_of on former_names (school_id, member_id);

create table initiatives (
  school_id uuid not null default current_school(),
  id uuid not null,
  number integer not null,
  title text collate alphabet not null,
  purpose text not null,
  theory_if text not null default '',
  theory_then text not null default '',
  theory_because text not null default '',
  challenge text not null,
  learning_question text not null default '',
  voices_affected text not null default '',
  technical_owner_id uuid,
  technical_due_on date,
  stage text not null default 'idea',
  place double precision not null default 0,
  sponsor_id uuid,
  sip_goal_id uuid,
  lead_seats smallint not null default 1,
  next_hand_over_on date,
  lesson text not null default '',
  created_by uuid not null,
  created_at timestamptz not null default skein_now(),
  -- An initiative serves a goal of the school's plan, or says in a line why none.
  no_goal_because text not null default '',
  constraint initiatives_school_id_id_pk primary key (school_id, id),
  constraint initiatives_number unique (school_id, number),
  constraint initiatives_challenge check (challenge in ('technical', 'adaptive', 'both')),
  constraint initiatives_goal_or_why check (sip_goal_id is null or no_goal_because = ''),
  constraint initiatives_lead_seats check (lead_seats between 1 and 3),
  constraint initiatives_stage
    check (stage in ('idea', 'pilot', 'extend', 'embed', 'paused', 'stopped')),
  constraint initiatives_stopped_with_a_lesson
    check (stage <> 'stopped' or length(trim(lesson)) > 0),
  constraint initiatives_title_is_said check (length(trim(title)) > 0),
  constraint initiatives_school_id_created_by_members_school_id_id_fk
    foreign key (school_id, created_by) references members (school_id, id),
  constraint initiatives_school_id_sip_goal_id_sip_goals_school_id_id_fk
    foreign key (school_id, sip_goal_id) references sip_goals (school_id, id),
  constraint initiatives_school_id_sponsor_id_members_school_id_id_fk
    foreign key (school_id, sponsor_id) references members (school_id, id),
  constraint initiatives_school_id_technical_owner_id_members_school_id_id_f
    foreign key (school_id, technical_owner_id) references members (school_id, id)
);

create table invitations (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid,
  email text not null,
  name text collate alphabet not null,
  "position" text not null,
  access text not null,
  token_hash text not null,
  invited_by uuid not null,
  invited_at timestamptz not null default skein_now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint invitations_school_id_id_pk primary key (school_id, id),
  constraint invitations_token_hash_unique unique (token_hash),
  constraint invitations_access check (access in ('owner', 'admin', 'member', 'guest')),
  constraint invitations_position
    check (
      "position" in (
        'administrator', 'teacher', 'para-educator', 'support staff', 'student', 'parent',
        'community'
      )
    ),
  constraint invitations_school_id_invited_by_members_school_id_id_fk
    foreign key (school_id, invited_by) references members (school_id, id),
  constraint invitations_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create unique index invitations_one_open_per_address on invitations (school_id, lower(email))
  where ((accepted_at is null) and (withdrawn_at is null));

create table leaves (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  starts_on date not null,
  ends_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null default skein_now(),
  cancelled_at timestamptz,
  begun_at timestamptz,
  constraint leaves_school_id_id_pk primary key (school_id, id),
  constraint leaves_one_at_a_time
    exclude using gist (
      school_id with =, member_id with =, daterange(starts_on, ends_on, '[]') with &&
    )
      where (cancelled_at is null),
  constraint leaves_in_order check (ends_on >= starts_on),
  constraint leaves_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint leaves_school_id_recorded_by_members_school_id_id_fk
    foreign key (school_id, recorded_by) references members (school_id, id)
);
create index leaves_of on leaves (school_id, member_id, starts_on);
create index leaves_to_begin on leaves (starts_on)
  where ((begun_at is null) and (cancelled_at is null));

create table method_templates (
  school_id uuid not null default current_school(),
  id uuid not null,
  name text collate alphabet not null,
  method text not null,
  rules jsonb not null,
  made_by uuid not null,
  changed_at timestamptz not null default skein_now(),
  ended_at timestamptz,
  constraint method_templates_school_id_id_pk primary key (school_id, id),
  constraint method_templates_method
    check (
      method in (
        'consent', 'gradients of agreement', 'fist to five', 'advice process', 'majority',
        'lead decides after input'
      )
    ),
  constraint method_templates_name_is_said check (length(trim(name)) > 0),
  constraint method_templates_rules_hold check (method_rules_hold(method, rules)),
  constraint method_templates_school_id_made_by_members_school_id_id_fk
    foreign key (school_id, made_by) references members (school_id, id)
);
create unique index method_templates_named_once on method_templates (school_id, lower(trim(name)))
  where (ended_at is null);

create table actions (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid,
  text text not null,
  owner_id uuid not null,
  due_on date,
  added_by uuid not null,
  added_at timestamptz not null default skein_now(),
  outcome text,
  ended_by uuid,
  ended_at timestamptz,
  constraint actions_school_id_id_pk primary key (school_id, id),
  constraint actions_ended_when check ((outcome is null) = (ended_at is null)),
  constraint actions_outcome check (outcome in ('done', 'dropped')),
  constraint actions_text_is_said check (length(trim(text)) between 1 and 500),
  constraint actions_school_id_added_by_members_school_id_id_fk
    foreign key (school_id, added_by) references members (school_id, id),
  constraint actions_school_id_ended_by_members_school_id_id_fk
    foreign key (school_id, ended_by) references members (school_id, id),
  constraint actions_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint actions_school_id_owner_id_members_school_id_id_fk
    foreign key (school_id, owner_id) references members (school_id, id)
);
create index actions_of on actions (school_id, initiative_id) where (outcome is null);
create index actions_owned on actions (school_id, owner_id) where (outcome is null);

-- The time in which an adult is a student's ally: it begins with a yes, and either may end it.
create table alliances (
  school_id uuid not null default current_school(),
  id uuid not null,
  ask_id uuid not null,
  student_id uuid not null,
  member_id uuid not null,
  began_at timestamptz not null default skein_now(),
  ended_at timestamptz,
  ended_because text,
  ended_by uuid,
  constraint alliances_school_id_id_pk primary key (school_id, id),
  constraint alliances_one_an_ask unique (school_id, ask_id),
  constraint alliances_ended_because check (ended_because in ('ended', 'another', 'gone')),
  constraint alliances_ended_when
    check (
      (ended_at is null) = (ended_because is null)
        and ended_at >= began_at
        and (ended_by is null or ended_at is not null)
    ),
  constraint alliances_as_asked
    foreign key (
      school_id, ask_id, student_id, member_id
    ) references ally_asks (school_id, id, student_id, member_id),
  constraint alliances_school_id_ended_by_members_school_id_id_fk
    foreign key (school_id, ended_by) references members (school_id, id),
  constraint alliances_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint alliances_school_id_student_id_members_school_id_id_fk
    foreign key (school_id, student_id) references members (school_id, id)
);
create index alliances_of_member on alliances (school_id, member_id) where (ended_at is null);
create index alliances_of_student on alliances (school_id, student_id);
create unique index alliances_one_standing on alliances (school_id, student_id)
  where (ended_at is null);

create table barriers (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  text text not null,
  brought_to uuid,
  raised_by uuid not null,
  raised_at timestamptz not null default skein_now(),
  resolution text not null default '',
  resolved_by uuid,
  resolved_at timestamptz,
  constraint barriers_school_id_id_pk primary key (school_id, id),
  constraint barriers_cleared_with_a_line
    check (
      (resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (resolution = '')
    ),
  constraint barriers_text_is_said check (length(trim(text)) between 1 and 500),
  constraint barriers_school_id_brought_to_members_school_id_id_fk
    foreign key (school_id, brought_to) references members (school_id, id),
  constraint barriers_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint barriers_school_id_raised_by_members_school_id_id_fk
    foreign key (school_id, raised_by) references members (school_id, id),
  constraint barriers_school_id_resolved_by_members_school_id_id_fk
    foreign key (school_id, resolved_by) references members (school_id, id)
);
create index barriers_brought on barriers (school_id, brought_to) where (resolved_at is null);
create index barriers_of on barriers (school_id, initiative_id);

create table calls (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  role text not null,
  starts_on date not null,
  ends_on date,
  hours text not null default '',
  recompense text not null default '',
  skills text not null default '',
  support text not null default '',
  audience text not null,
  opened_by uuid not null,
  opened_at timestamptz not null default skein_now(),
  closed_at timestamptz,
  closed_by uuid,
  closing text not null default '',
  closes_on date,
  rolled text not null default '',
  constraint calls_school_id_id_pk primary key (school_id, id),
  constraint calls_audience check (audience in ('all', 'some')),
  constraint calls_in_order check (ends_on >= starts_on),
  constraint calls_role check (role in ('lead', 'co-lead', 'follow', 'shadow')),
  constraint calls_school_id_closed_by_members_school_id_id_fk
    foreign key (school_id, closed_by) references members (school_id, id),
  constraint calls_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint calls_school_id_opened_by_members_school_id_id_fk
    foreign key (school_id, opened_by) references members (school_id, id)
);
create index calls_of on calls (school_id, initiative_id, opened_at);
create unique index calls_one_open_per_role on calls (school_id, initiative_id, role)
  where (closed_at is null);

create table decisions (
  school_id uuid not null default current_school(),
  id uuid not null,
  number integer not null,
  question text not null,
  decided text not null default '',
  why text not null default '',
  method text not null,
  authority text not null,
  outcome text,
  tally text not null default '',
  decided_on date,
  review_on date,
  initiative_id uuid,
  supersedes_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default skein_now(),
  state text not null default 'decided',
  in_the_room boolean not null default true,
  rules jsonb,
  proposer_id uuid,
  version integer not null default 1,
  round integer not null default 0,
  opened_at timestamptz,
  deadline timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  closed_how text,
  keeper_id uuid,
  constraint decisions_school_id_id_pk primary key (school_id, id),
  constraint decisions_number unique (school_id, number),
  constraint decisions_authority check (authority in ('decides', 'recommends', 'advises')),
  constraint decisions_closed_how
    check (closed_how in ('at the deadline', 'early', 'by the proposer')),
  constraint decisions_closed_whole
    check ((state <> 'closing' or closed_at is not null) and (state <> 'open' or closed_at is null)),
  constraint decisions_consent_is_reviewed
    check (
      in_the_room
        or method <> 'consent'
        or outcome is distinct from 'passed'
        or review_on is not null
    ),
  constraint decisions_deadline_ahead check (deadline > opened_at),
  constraint decisions_decided_is_said check (state <> 'decided' or length(trim(decided)) > 0),
  constraint decisions_decided_whole
    check (
      (state = 'decided') = (outcome is not null) and (state = 'decided') = (decided_on is not null)
    ),
  constraint decisions_method
    check (
      method in (
        'consent', 'gradients of agreement', 'fist to five', 'advice process', 'majority',
        'lead decides after input'
      )
    ),
  constraint decisions_opened_whole
    check (
      (state not in ('open', 'closing'))
        or opened_at is not null
        and deadline is not null
        and rules is not null
        and proposer_id is not null
        and round > 0
    ),
  constraint decisions_outcome
    check (outcome in ('passed', 'not passed', 'withdrawn', 'referred')),
  constraint decisions_review_later check (review_on > decided_on),
  constraint decisions_rules_hold check (rules is null or method_rules_hold(method, rules)),
  constraint decisions_state check (state in ('draft', 'open', 'closing', 'decided')),
  constraint decisions_supersede_another check (supersedes_id <> id),
  constraint decisions_school_id_closed_by_members_school_id_id_fk
    foreign key (school_id, closed_by) references members (school_id, id),
  constraint decisions_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint decisions_school_id_keeper_id_members_school_id_id_fk
    foreign key (school_id, keeper_id) references members (school_id, id),
  constraint decisions_school_id_proposer_id_members_school_id_id_fk
    foreign key (school_id, proposer_id) references members (school_id, id),
  constraint decisions_school_id_recorded_by_members_school_id_id_fk
    foreign key (school_id, recorded_by) references members (school_id, id),
  constraint decisions_supersedes
    foreign key (school_id, supersedes_id) references decisions (school_id, id)
);
create index decisions_due on decisions (deadline) where (state = 'open');
create index decisions_of_initiative on decisions (school_id, initiative_id);
create index decisions_open on decisions (school_id, deadline) where (state = 'open');
-- What everyone's Home asks for after each piece of news is read from the end of an index, whatever
-- lies before it.
create index decisions_recorded on decisions (school_id, recorded_at) where (state = 'decided');
create unique index decisions_superseded_once on decisions (school_id, supersedes_id)
  where ((outcome is null) or (outcome = 'passed'));
create index decisions_to_review on decisions (school_id, review_on) where (outcome = 'passed');
create index decisions_under_way on decisions (school_id, state) where (state <> 'decided');
create index decisions_when on decisions (school_id, decided_on);

-- Every letter of an invitation that was sent, the first and those sent again: how many in an hour
-- is bounded by counting them.
create table invitation_letters (
  school_id uuid not null default current_school(),
  id uuid not null,
  invitation_id uuid not null,
  sent_by uuid not null,
  sent_at timestamptz not null default skein_now(),
  constraint invitation_letters_school_id_id_pk primary key (school_id, id),
  constraint invitation_letters_school_id_invitation_id_invitations_school_i
    foreign key (school_id, invitation_id) references invitations (school_id, id),
  constraint invitation_letters_school_id_sent_by_members_school_id_id_fk
    foreign key (school_id, sent_by) references members (school_id, id)
);
create index invitation_letters_sender on invitation_letters (school_id, sent_by, sent_at);
create index invitation_letters_sent on invitation_letters (school_id, sent_at);

-- What those who do the work would answer to its learning question so far: a dated line, with the
-- question it answers.
create table learning_answers (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  question text not null,
  body text not null,
  written_by uuid not null,
  written_at timestamptz not null default skein_now(),
  edited_at timestamptz,
  constraint learning_answers_school_id_id_pk primary key (school_id, id),
  constraint learning_answers_body_length check (length(trim(body)) between 1 and 500),
  constraint learning_answers_to_a_question check (length(trim(question)) > 0),
  constraint learning_answers_school_id_initiative_id_initiatives_school_id_
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint learning_answers_school_id_written_by_members_school_id_id_fk
    foreign key (school_id, written_by) references members (school_id, id)
);
create index learning_answers_of on learning_answers (school_id, initiative_id, written_at);

create table notices (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  key text not null,
  sentence text not null,
  initiative integer,
  due_on date,
  made_at timestamptz not null default skein_now(),
  seen_at timestamptz,
  mailed_at timestamptz,
  decision integer,
  digest_id uuid,
  -- Of a day to come a member is told what was so when they were told. Where it is not so any more,
  -- the notice is over: it stays in the table as it was told, and stands on no page and in no
  -- letter.
  over_at timestamptz,
  constraint notices_school_id_id_pk primary key (school_id, id),
  constraint notices_once unique (school_id, member_id, key),
  constraint notices_kind
    check (kind in ('hand-over', 'asked', 'offer', 'call', 'change', 'leave', 'decision', 'other')),
  constraint notices_mailed_in_a_letter check ((mailed_at is null) = (digest_id is null)),
  constraint notices_school_id_digest_id_digests_school_id_id_fk
    foreign key (school_id, digest_id) references digests (school_id, id),
  constraint notices_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index notices_of on notices (school_id, member_id, made_at);
create index notices_waiting on notices (school_id, member_id)
  where ((mailed_at is null) and (seen_at is null));

create table rotation_plans (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  cadence text not null,
  every_weeks smallint,
  milestone text not null default '',
  milestone_on date,
  choosing text not null,
  set_by uuid not null,
  set_at timestamptz not null default skein_now(),
  constraint rotation_plans_school_id_id_pk primary key (school_id, id),
  constraint rotation_plans_cadence
    check (cadence in ('every few weeks', 'every term', 'at a milestone', 'open-ended')),
  constraint rotation_plans_choosing check (choosing in ('in this order', 'fairest first')),
  constraint rotation_plans_milestone check ((cadence = 'at a milestone') = (milestone <> '')),
  constraint rotation_plans_weeks
    check (
      (cadence = 'every few weeks') = (every_weeks is not null) and every_weeks between 1 and 52
    ),
  constraint rotation_plans_school_id_initiative_id_initiatives_school_id_id
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint rotation_plans_school_id_set_by_members_school_id_id_fk
    foreign key (school_id, set_by) references members (school_id, id)
);
create index rotation_plans_of on rotation_plans (school_id, initiative_id, set_at);

create table sponsor_asks (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null default skein_now(),
  answer text,
  answer_reason text not null default '',
  answered_at timestamptz,
  constraint sponsor_asks_school_id_id_pk primary key (school_id, id),
  constraint sponsor_asks_accepted_with_a_line
    check (answer is distinct from 'accepted' or length(trim(answer_reason)) > 0),
  constraint sponsor_asks_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint sponsor_asks_answered_when check ((answer is null) = (answered_at is null)),
  constraint sponsor_asks_school_id_asked_by_members_school_id_id_fk
    foreign key (school_id, asked_by) references members (school_id, id),
  constraint sponsor_asks_school_id_initiative_id_initiatives_school_id_id_f
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint sponsor_asks_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index sponsor_asks_of_member on sponsor_asks (school_id, member_id);
create unique index sponsor_asks_one_open on sponsor_asks (school_id, initiative_id)
  where (answer is null);

create table stage_moves (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  from_stage text,
  to_stage text not null,
  moved_by uuid not null,
  moved_at timestamptz not null default skein_now(),
  reason text not null default '',
  constraint stage_moves_school_id_id_pk primary key (school_id, id),
  constraint stage_moves_to
    check (to_stage in ('idea', 'pilot', 'extend', 'embed', 'paused', 'stopped')),
  constraint stage_moves_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint stage_moves_school_id_moved_by_members_school_id_id_fk
    foreign key (school_id, moved_by) references members (school_id, id)
);
create index stage_moves_of on stage_moves (school_id, initiative_id, moved_at);
create index stage_moves_when on stage_moves (school_id, moved_at);

create table turns (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  role text not null,
  seat smallint,
  began_at timestamptz not null default skein_now(),
  ended_at timestamptz,
  came_about text not null,
  reason text not null default '',
  end_reason text not null default '',
  reflection text not null default '',
  reflection_shared boolean not null default false,
  recorded_by uuid not null,
  recorded_at timestamptz not null default skein_now(),
  -- What must never happen to a turn.
  during tstzrange generated always as (tstzrange(began_at, ended_at, '[)')) stored,
  revision integer not null default 0,
  revised_at timestamptz,
  wanted_on date,
  -- Who holds it asked to leave: the hole that this makes is their own.
  leaves boolean not null default false,
  constraint turns_school_id_id_pk primary key (school_id, id),
  constraint turns_one_lead_a_seat
    exclude using gist (school_id with =, initiative_id with =, seat with =, during with &&)
      where (role = 'lead') deferrable,
  constraint turns_one_role_a_person
    exclude using gist (
      school_id with =, initiative_id with =, member_id with =, during with &&
    ) deferrable,
  constraint turns_came_about check (came_about in ('offered', 'asked', 'chosen', 'assigned')),
  constraint turns_leads_have_a_seat check ((role = 'lead') = (seat is not null)),
  constraint turns_never_end_before_they_begin check (ended_at >= began_at),
  constraint turns_role check (role in ('lead', 'follow', 'shadow')),
  constraint turns_seat check (seat between 1 and 3),
  constraint turns_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint turns_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint turns_school_id_recorded_by_members_school_id_id_fk
    foreign key (school_id, recorded_by) references members (school_id, id)
);
create index turns_ended on turns (school_id, ended_at) where (ended_at is not null);
create index turns_known on turns (school_id, greatest(began_at, recorded_at));
-- Who holds what now is asked of all initiatives at once, out of years of turns: it stands whole in
-- the index of the open ones.
create index turns_now on turns (school_id, initiative_id, role, seat, began_at, member_id, id)
  where (ended_at is null);
create index turns_of_initiative on turns (school_id, initiative_id, began_at);
create index turns_of_member on turns (school_id, member_id, began_at);

create table updates (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  written_by uuid not null,
  written_at timestamptz not null default skein_now(),
  health text not null,
  body text not null,
  corrects_id uuid,
  constraint updates_school_id_id_pk primary key (school_id, id),
  constraint updates_body_length check (length(body) between 1 and 20480),
  constraint updates_health check (health in ('on track', 'at risk', 'off track')),
  constraint updates_corrects
    foreign key (school_id, corrects_id) references updates (school_id, id),
  constraint updates_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint updates_school_id_written_by_members_school_id_id_fk
    foreign key (school_id, written_by) references members (school_id, id)
);
create index updates_by on updates (school_id, written_by);
create index updates_correcting on updates (school_id, corrects_id) where (corrects_id is not null);
create index updates_of on updates (school_id, initiative_id, written_at);
create index updates_when on updates (school_id, written_at);

create table askings (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  round integer not null,
  version integer not null,
  asked_by uuid not null,
  asked_at timestamptz not null default skein_now(),
  reason text not null default '',
  constraint askings_school_id_id_pk primary key (school_id, id),
  constraint askings_round unique (school_id, decision_id, round),
  constraint askings_school_id_asked_by_members_school_id_id_fk
    foreign key (school_id, asked_by) references members (school_id, id),
  constraint askings_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id)
);

create table asks (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  call_id uuid,
  member_id uuid not null,
  role text not null,
  note text not null default '',
  asked_by uuid not null,
  asked_at timestamptz not null default skein_now(),
  answer text,
  answer_reason text not null default '',
  answered_at timestamptz,
  turn_id uuid,
  constraint asks_school_id_id_pk primary key (school_id, id),
  constraint asks_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint asks_answered_when check ((answer is null) = (answered_at is null)),
  constraint asks_role check (role in ('lead', 'co-lead', 'follow', 'shadow')),
  constraint asks_school_id_asked_by_members_school_id_id_fk
    foreign key (school_id, asked_by) references members (school_id, id),
  constraint asks_school_id_call_id_calls_school_id_id_fk
    foreign key (school_id, call_id) references calls (school_id, id),
  constraint asks_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint asks_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint asks_school_id_turn_id_turns_school_id_id_fk
    foreign key (school_id, turn_id) references turns (school_id, id)
);
create index asks_of_member on asks (school_id, member_id);
create unique index asks_one_open_per_role on asks (school_id, initiative_id, member_id, role)
  where (answer is null);

create table ballot_keys (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  key bytea not null,
  constraint ballot_keys_school_id_id_pk primary key (school_id, id),
  constraint ballot_keys_one unique (school_id, decision_id),
  constraint ballot_keys_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id)
);

create table ballots (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  choice text not null,
  constraint ballots_school_id_id_pk primary key (school_id, id),
  constraint ballots_choice check (choice in ('yes', 'no', 'abstains')),
  constraint ballots_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id)
);
create index ballots_of on ballots (school_id, decision_id);

create table contributions (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  text text not null,
  happened_on date not null,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default skein_now(),
  initiative_id uuid,
  decision_id uuid,
  turn_id uuid,
  corrects_id uuid,
  declined_at timestamptz,
  constraint contributions_school_id_id_pk primary key (school_id, id),
  constraint contributions_corrected_once unique (school_id, corrects_id),
  constraint contributions_kind
    check (
      kind in (
        'led', 'followed', 'shadowed', 'offered', 'handed over', 'stepped back', 'started',
        'stopped', 'updated', 'decided', 'reflected', 'called', 'chose', 'stood in',
        'took a stance', 'reset', 'finished an action', 'raised a barrier', 'cleared a barrier',
        'proposed', 'responded', 'objected', 'integrated', 'spoke up', 'answered', 'reviewed',
        'facilitated', 'took notes', 'prepared', 'taught', 'supported', 'translated', 'organised',
        'listened', 'raised a concern', 'other'
      )
    ),
  constraint contributions_only_thanks_are_declined
    check (declined_at is null or source = 'thanks'),
  constraint contributions_source check (source in ('act', 'logged', 'thanks')),
  constraint contributions_text_is_said check (length(trim(text)) between 1 and 500),
  -- A reference from a table to itself: the correction and the decision it replaces are of the same
  -- school.
  constraint contributions_corrects
    foreign key (school_id, corrects_id) references contributions (school_id, id),
  constraint contributions_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint contributions_school_id_initiative_id_initiatives_school_id_id_
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint contributions_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint contributions_school_id_recorded_by_members_school_id_id_fk
    foreign key (school_id, recorded_by) references members (school_id, id),
  constraint contributions_school_id_turn_id_turns_school_id_id_fk
    foreign key (school_id, turn_id) references turns (school_id, id)
);
create index contributions_declined on contributions (school_id, member_id)
  where (declined_at is not null);
create index contributions_duties on contributions (school_id, member_id, happened_on, id)
  where ((kind in ('facilitated', 'took notes')) and (declined_at is null));
create index contributions_of_initiative on contributions (school_id, initiative_id, happened_on);
create index contributions_of_member on contributions (school_id, member_id, happened_on);
create index contributions_when on contributions (school_id, happened_on, recorded_at, id);

create table decision_nudges (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  round integer not null,
  nudged_by uuid not null,
  nudged_at timestamptz not null default skein_now(),
  send_after timestamptz not null,
  sent_at timestamptz,
  constraint decision_nudges_school_id_id_pk primary key (school_id, id),
  constraint decision_nudges_once unique (school_id, decision_id, round),
  constraint decision_nudges_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint decision_nudges_school_id_nudged_by_members_school_id_id_fk
    foreign key (school_id, nudged_by) references members (school_id, id)
);
create index decision_nudges_due on decision_nudges (send_after) where (sent_at is null);

create table decision_participants (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  member_id uuid not null,
  part text not null default 'decision-maker',
  voice text,
  constraint decision_participants_school_id_id_pk primary key (school_id, id),
  constraint decision_participants_once unique (school_id, decision_id, member_id),
  constraint decision_participants_part check (part in ('decision-maker', 'adviser', 'guest')),
  constraint decision_participants_voice
    check (voice in ('affected', 'expert', 'affected and expert')),
  constraint decision_participants_school_id_decision_id_decisions_school_id
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint decision_participants_school_id_member_id_members_school_id_id_
    foreign key (school_id, member_id) references members (school_id, id)
);
create index decision_participants_of on decision_participants (school_id, member_id);

create table decision_reviews (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  due_on date not null,
  result text not null,
  line text not null default '',
  next_review_on date,
  reviewed_by uuid not null,
  reviewed_on date not null,
  reviewed_at timestamptz not null default skein_now(),
  constraint decision_reviews_school_id_id_pk primary key (school_id, id),
  constraint decision_reviews_one_a_date unique (school_id, decision_id, due_on),
  constraint decision_reviews_next_later
    check (next_review_on is null or result = 'kept' and next_review_on > reviewed_on),
  constraint decision_reviews_result check (result in ('kept', 'amended', 'ended')),
  constraint decision_reviews_school_id_decision_id_decisions_school_id_id_f
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint decision_reviews_school_id_reviewed_by_members_school_id_id_fk
    foreign key (school_id, reviewed_by) references members (school_id, id)
);

create table decision_texts (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  part text not null,
  source_id uuid not null,
  body text not null,
  words tsvector generated always as (
    to_tsvector(
      'english'::regconfig, said_plainly(body)
    ) || to_tsvector('simple'::regconfig, said_plainly(body))
  ) stored,
  constraint decision_texts_school_id_id_pk primary key (school_id, id),
  constraint decision_texts_part unique (school_id, decision_id, part, source_id),
  constraint decision_texts_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id)
);
create index decision_texts_words on decision_texts using gin (school_id, words);

create table hand_overs (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  turn_id uuid not null,
  to_member_id uuid,
  stands text not null default '',
  next text not null default '',
  wish text not null default '',
  reflection text not null default '',
  reflection_shared boolean not null default false,
  offered_by uuid,
  offered_at timestamptz,
  answer text,
  answer_reason text not null default '',
  answered_at timestamptz,
  incoming_turn_id uuid,
  due_on date,
  weeks_shadowed smallint not null default 0,
  weeks_beside smallint not null default 0,
  suggested_id uuid,
  choice_reason text not null default '',
  prepared_by uuid not null,
  prepared_at timestamptz not null default skein_now(),
  wanted_on date,
  revision integer not null default 0,
  revised_at timestamptz,
  constraint hand_overs_school_id_id_pk primary key (school_id, id),
  constraint hand_overs_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint hand_overs_answered_once_offered
    check (answer is null or answer = 'withdrawn' or offered_at is not null),
  constraint hand_overs_answered_when check ((answer is null) = (answered_at is null)),
  constraint hand_overs_offered_to_someone
    check (
      (offered_at is null) = (offered_by is null)
        and (offered_at is null or to_member_id is not null and stands <> '')
    ),
  constraint hand_overs_weeks
    check (weeks_shadowed between 0 and 12 and weeks_beside between 0 and 12),
  constraint hand_overs_school_id_incoming_turn_id_turns_school_id_id_fk
    foreign key (school_id, incoming_turn_id) references turns (school_id, id),
  constraint hand_overs_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint hand_overs_school_id_offered_by_members_school_id_id_fk
    foreign key (school_id, offered_by) references members (school_id, id),
  constraint hand_overs_school_id_prepared_by_members_school_id_id_fk
    foreign key (school_id, prepared_by) references members (school_id, id),
  constraint hand_overs_school_id_suggested_id_members_school_id_id_fk
    foreign key (school_id, suggested_id) references members (school_id, id),
  constraint hand_overs_school_id_to_member_id_members_school_id_id_fk
    foreign key (school_id, to_member_id) references members (school_id, id),
  constraint hand_overs_school_id_turn_id_turns_school_id_id_fk
    foreign key (school_id, turn_id) references turns (school_id, id)
);
create index hand_overs_of_initiative on hand_overs (school_id, initiative_id, prepared_at);
create unique index hand_overs_one_open_per_turn on hand_overs (school_id, turn_id)
  where (answer is null);
create index hand_overs_to on hand_overs (school_id, to_member_id) where (answer is null);

create table held_ballots (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  member_id uuid not null,
  sealed bytea not null,
  constraint held_ballots_school_id_id_pk primary key (school_id, id),
  constraint held_ballots_one_each unique (school_id, decision_id, member_id),
  constraint held_ballots_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint held_ballots_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);

create table objections (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  member_id uuid not null,
  version integer not null,
  reason text not null,
  state text not null default 'open',
  offered_version integer,
  integrated_version integer,
  raised_at timestamptz not null default skein_now(),
  constraint objections_school_id_id_pk primary key (school_id, id),
  constraint objections_integrated_by_a_version
    check ((state = 'integrated') = (integrated_version is not null)),
  constraint objections_integrated_later
    check (integrated_version > version and (offered_version is null or offered_version > version)),
  constraint objections_reason_is_said check (length(trim(reason)) between 1 and 2000),
  constraint objections_state check (state in ('open', 'integrated', 'withdrawn', 'stands')),
  constraint objections_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint objections_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index objections_of on objections (school_id, decision_id);
create unique index objections_one_open_each on objections (school_id, decision_id, member_id)
  where (state in ('open', 'stands'));
create index objections_to_confirm on objections (school_id, member_id) where (state = 'open');

create table offers (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  readiness text not null,
  note text not null default '',
  offered_at timestamptz not null default skein_now(),
  answer text,
  answer_reason text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  turn_id uuid,
  call_id uuid,
  with_member_id uuid,
  is_private boolean not null default false,
  with_answer text,
  with_answered_at timestamptz,
  suggested_id uuid,
  constraint offers_school_id_id_pk primary key (school_id, id),
  constraint offers_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint offers_pair_answers
    check (
      (with_answer is null) = (with_answered_at is null)
        and (with_answer is null or with_member_id is not null)
    ),
  constraint offers_pair_is_two check (with_member_id <> member_id),
  constraint offers_private_to_a_caller check (not is_private or call_id is not null),
  constraint offers_readiness check (readiness in ('ready', 'ready with support', 'shadow first')),
  constraint offers_with_answer check (with_answer in ('agreed', 'declined')),
  constraint offers_school_id_answered_by_members_school_id_id_fk
    foreign key (school_id, answered_by) references members (school_id, id),
  constraint offers_school_id_call_id_calls_school_id_id_fk
    foreign key (school_id, call_id) references calls (school_id, id),
  constraint offers_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint offers_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint offers_school_id_suggested_id_members_school_id_id_fk
    foreign key (school_id, suggested_id) references members (school_id, id),
  constraint offers_school_id_turn_id_turns_school_id_id_fk
    foreign key (school_id, turn_id) references turns (school_id, id),
  constraint offers_school_id_with_member_id_members_school_id_id_fk
    foreign key (school_id, with_member_id) references members (school_id, id)
);
create index offers_of_member on offers (school_id, member_id);
create unique index offers_one_open_per_member on offers (school_id, initiative_id, member_id)
  where (answer is null);
create index offers_to_call on offers (school_id, call_id);

create table proposals (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  version integer not null,
  body text not null,
  note text not null default '',
  written_by uuid not null,
  written_at timestamptz not null default skein_now(),
  constraint proposals_school_id_id_pk primary key (school_id, id),
  constraint proposals_version unique (school_id, decision_id, version),
  constraint proposals_body_length check (length(body) between 1 and 20480),
  constraint proposals_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint proposals_school_id_written_by_members_school_id_id_fk
    foreign key (school_id, written_by) references members (school_id, id)
);

create table responses (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  round integer not null,
  member_id uuid not null,
  choice text,
  reason text not null default '',
  voted boolean not null default false,
  responded_at timestamptz,
  constraint responses_school_id_id_pk primary key (school_id, id),
  constraint responses_one_each unique (school_id, decision_id, round, member_id),
  constraint responses_choice
    check (
      choice in (
        'consents', 'has a concern', 'objects', 'endorses', 'agrees with a point',
        'supports with reservations', 'abstains', 'wants discussion', 'dislikes but supports',
        'disagrees seriously', 'vetoes', 'zero', 'one', 'two', 'three', 'four', 'five', 'supports',
        'cautions', 'suggests another way', 'yes', 'no', 'gives input'
      )
    ),
  constraint responses_heard_whole check ((choice is not null) = (responded_at is not null)),
  constraint responses_secret_or_said check (not voted or choice is null and reason = ''),
  constraint responses_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint responses_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id)
);
create index responses_of on responses (school_id, member_id);

create table review_reminders (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  due_on date not null,
  said_at timestamptz not null default skein_now(),
  constraint review_reminders_school_id_id_pk primary key (school_id, id),
  constraint review_reminders_once unique (school_id, decision_id, due_on),
  constraint review_reminders_school_id_decision_id_decisions_school_id_id_f
    foreign key (school_id, decision_id) references decisions (school_id, id)
);

create table rotation_order (
  school_id uuid not null default current_school(),
  id uuid not null,
  plan_id uuid not null,
  member_id uuid not null,
  place smallint not null,
  constraint rotation_order_school_id_id_pk primary key (school_id, id),
  constraint rotation_order_once unique (school_id, plan_id, member_id),
  constraint rotation_order_place unique (school_id, plan_id, place),
  constraint rotation_order_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint rotation_order_school_id_plan_id_rotation_plans_school_id_id_fk
    foreign key (school_id, plan_id) references rotation_plans (school_id, id)
);

create table rounds (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  number integer not null,
  kind text not null,
  held_by uuid not null,
  began_at timestamptz not null default skein_now(),
  ended_at timestamptz,
  constraint rounds_school_id_id_pk primary key (school_id, id),
  constraint rounds_number unique (school_id, decision_id, number),
  constraint rounds_kind
    check (kind in ('present', 'clarifying questions', 'reactions', 'consent')),
  constraint rounds_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint rounds_school_id_held_by_members_school_id_id_fk
    foreign key (school_id, held_by) references members (school_id, id)
);

create table stances (
  school_id uuid not null default current_school(),
  id uuid not null,
  update_id uuid not null,
  member_id uuid not null,
  stance text not null,
  reason text not null,
  taken_at timestamptz not null default skein_now(),
  constraint stances_school_id_id_pk primary key (school_id, id),
  constraint stances_reason_is_said check (length(trim(reason)) between 1 and 1000),
  constraint stances_stance check (stance in ('push', 'support', 'back up', 'change direction')),
  constraint stances_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint stances_school_id_update_id_updates_school_id_id_fk
    foreign key (school_id, update_id) references updates (school_id, id)
);
create index stances_of on stances (school_id, update_id, taken_at);

create table thread_entries (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  version integer not null,
  kind text not null,
  is_question boolean not null default false,
  body text not null,
  written_by uuid not null,
  written_at timestamptz not null default skein_now(),
  constraint thread_entries_school_id_id_pk primary key (school_id, id),
  constraint thread_entries_body_length check (length(body) between 1 and 5000),
  constraint thread_entries_kind check (kind in ('contribution', 'view', 'criticism')),
  constraint thread_entries_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint thread_entries_school_id_written_by_members_school_id_id_fk
    foreign key (school_id, written_by) references members (school_id, id)
);
create index thread_entries_of on thread_entries (school_id, decision_id, written_at);

create table turn_changes (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  kind text not null,
  turn_id uuid not null,
  other_turn_id uuid,
  with_member_id uuid not null,
  starts_on date,
  ends_on date,
  reason text not null default '',
  asked_by uuid not null,
  asked_at timestamptz not null default skein_now(),
  answer text,
  answer_reason text not null default '',
  answered_at timestamptz,
  wanted_on date,
  constraint turn_changes_school_id_id_pk primary key (school_id, id),
  constraint turn_changes_answer check (answer in ('agreed', 'declined', 'withdrawn')),
  constraint turn_changes_answered_when check ((answer is null) = (answered_at is null)),
  constraint turn_changes_in_order check (ends_on >= starts_on),
  constraint turn_changes_kind check (kind in ('swap', 'stand in', 'extend')),
  constraint turn_changes_swap_two check ((kind = 'swap') = (other_turn_id is not null)),
  constraint turn_changes_school_id_asked_by_members_school_id_id_fk
    foreign key (school_id, asked_by) references members (school_id, id),
  constraint turn_changes_school_id_initiative_id_initiatives_school_id_id_f
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint turn_changes_school_id_other_turn_id_turns_school_id_id_fk
    foreign key (school_id, other_turn_id) references turns (school_id, id),
  constraint turn_changes_school_id_turn_id_turns_school_id_id_fk
    foreign key (school_id, turn_id) references turns (school_id, id),
  constraint turn_changes_school_id_with_member_id_members_school_id_id_fk
    foreign key (school_id, with_member_id) references members (school_id, id)
);
create unique index turn_changes_extended_once on turn_changes (school_id, turn_id)
  where ((kind = 'extend') and (answer = 'agreed'));
create index turn_changes_of on turn_changes (school_id, initiative_id, asked_at);
create unique index turn_changes_one_open_per_turn on turn_changes (school_id, turn_id)
  where (answer is null);
create index turn_changes_with on turn_changes (school_id, with_member_id) where (answer is null);

create table answers (
  school_id uuid not null default current_school(),
  id uuid not null,
  decision_id uuid not null,
  entry_id uuid,
  response_id uuid,
  body text not null,
  written_by uuid not null,
  written_at timestamptz not null default skein_now(),
  constraint answers_school_id_id_pk primary key (school_id, id),
  constraint answers_body_length check (length(body) between 1 and 5000),
  constraint answers_one_thing check ((entry_id is null) <> (response_id is null)),
  constraint answers_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint answers_school_id_entry_id_thread_entries_school_id_id_fk
    foreign key (school_id, entry_id) references thread_entries (school_id, id),
  constraint answers_school_id_response_id_responses_school_id_id_fk
    foreign key (school_id, response_id) references responses (school_id, id),
  constraint answers_school_id_written_by_members_school_id_id_fk
    foreign key (school_id, written_by) references members (school_id, id)
);
create index answers_of on answers (school_id, decision_id, written_at);

create table objection_steps (
  school_id uuid not null default current_school(),
  id uuid not null,
  objection_id uuid not null,
  step text not null,
  version integer not null,
  line text not null default '',
  taken_by uuid not null,
  taken_at timestamptz not null default skein_now(),
  constraint objection_steps_school_id_id_pk primary key (school_id, id),
  constraint objection_steps_step
    check (
      step in ('raised', 'integration offered', 'integrated', 'not yet', 'withdrawn', 'stands')
    ),
  constraint objection_steps_school_id_objection_id_objections_school_id_id_
    foreign key (school_id, objection_id) references objections (school_id, id),
  constraint objection_steps_school_id_taken_by_members_school_id_id_fk
    foreign key (school_id, taken_by) references members (school_id, id)
);
create index objection_steps_of on objection_steps (school_id, objection_id, taken_at);

create table passings (
  school_id uuid not null default current_school(),
  id uuid not null,
  member_id uuid not null,
  leave_id uuid,
  kind text not null,
  passes_on date not null,
  turn_id uuid,
  initiative_id uuid,
  action_id uuid,
  barrier_id uuid,
  call_id uuid,
  to_member_id uuid,
  hand_over_id uuid,
  ended_before timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null default skein_now(),
  passed_at timestamptz,
  cancelled_at timestamptz,
  decision_id uuid,
  constraint passings_school_id_id_pk primary key (school_id, id),
  constraint passings_done_or_not check (passed_at is null or cancelled_at is null),
  constraint passings_kind
    check (kind in ('turn', 'sponsorship', 'ownership', 'action', 'barrier', 'call', 'decision')),
  constraint passings_of_one_thing
    check (num_nonnulls(turn_id, initiative_id, action_id, barrier_id, call_id, decision_id) = 1),
  constraint passings_school_id_action_id_actions_school_id_id_fk
    foreign key (school_id, action_id) references actions (school_id, id),
  constraint passings_school_id_barrier_id_barriers_school_id_id_fk
    foreign key (school_id, barrier_id) references barriers (school_id, id),
  constraint passings_school_id_call_id_calls_school_id_id_fk
    foreign key (school_id, call_id) references calls (school_id, id),
  constraint passings_school_id_decision_id_decisions_school_id_id_fk
    foreign key (school_id, decision_id) references decisions (school_id, id),
  constraint passings_school_id_hand_over_id_hand_overs_school_id_id_fk
    foreign key (school_id, hand_over_id) references hand_overs (school_id, id),
  constraint passings_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint passings_school_id_leave_id_leaves_school_id_id_fk
    foreign key (school_id, leave_id) references leaves (school_id, id),
  constraint passings_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint passings_school_id_recorded_by_members_school_id_id_fk
    foreign key (school_id, recorded_by) references members (school_id, id),
  constraint passings_school_id_to_member_id_members_school_id_id_fk
    foreign key (school_id, to_member_id) references members (school_id, id),
  constraint passings_school_id_turn_id_turns_school_id_id_fk
    foreign key (school_id, turn_id) references turns (school_id, id)
);
create index passings_due on passings (school_id, passes_on)
  where ((passed_at is null) and (cancelled_at is null));
create index passings_due_on on passings (passes_on)
  where ((passed_at is null) and (cancelled_at is null));
create index passings_of on passings (school_id, member_id);
create unique index passings_once on passings (
  school_id, member_id, kind, coalesce(leave_id, member_id),
  coalesce(turn_id, initiative_id, action_id, barrier_id, call_id, decision_id)
)
  where ((passed_at is null) and (cancelled_at is null));

create table resets (
  school_id uuid not null default current_school(),
  id uuid not null,
  initiative_id uuid not null,
  stance_id uuid,
  opened_by uuid not null,
  opened_at timestamptz not null default skein_now(),
  old_way text not null default '',
  evidence text not null default '',
  new_way text not null default '',
  dropped text not null default '',
  outcome text,
  settled_by uuid,
  settled_at timestamptz,
  constraint resets_school_id_id_pk primary key (school_id, id),
  constraint resets_outcome check (outcome in ('changed', 'kept')),
  constraint resets_settled_when
    check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
  constraint resets_settled_with_words
    check (
      outcome is null
        or evidence <> ''
        and (outcome = 'kept' or old_way <> '' and new_way <> '' and dropped <> '')
    ),
  constraint resets_school_id_initiative_id_initiatives_school_id_id_fk
    foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint resets_school_id_opened_by_members_school_id_id_fk
    foreign key (school_id, opened_by) references members (school_id, id),
  constraint resets_school_id_settled_by_members_school_id_id_fk
    foreign key (school_id, settled_by) references members (school_id, id),
  constraint resets_school_id_stance_id_stances_school_id_id_fk
    foreign key (school_id, stance_id) references stances (school_id, id)
);
create index resets_of on resets (school_id, initiative_id, opened_at);
create unique index resets_one_open on resets (school_id, initiative_id) where (outcome is null);

create table response_changes (
  school_id uuid not null default current_school(),
  id uuid not null,
  response_id uuid not null,
  choice text not null,
  reason text not null default '',
  said_at timestamptz not null default skein_now(),
  constraint response_changes_school_id_id_pk primary key (school_id, id),
  constraint response_changes_choice
    check (
      choice in (
        'consents', 'has a concern', 'objects', 'endorses', 'agrees with a point',
        'supports with reservations', 'abstains', 'wants discussion', 'dislikes but supports',
        'disagrees seriously', 'vetoes', 'zero', 'one', 'two', 'three', 'four', 'five', 'supports',
        'cautions', 'suggests another way', 'yes', 'no', 'gives input'
      )
    ),
  constraint response_changes_school_id_response_id_responses_school_id_id_f
    foreign key (school_id, response_id) references responses (school_id, id)
);
create index response_changes_of on response_changes (school_id, response_id, said_at);

create table speakers (
  school_id uuid not null default current_school(),
  id uuid not null,
  round_id uuid not null,
  member_id uuid not null,
  place integer not null,
  turn text not null default 'not reached',
  note text not null default '',
  noted_at timestamptz,
  constraint speakers_school_id_id_pk primary key (school_id, id),
  constraint speakers_once unique (school_id, round_id, member_id),
  constraint speakers_turn check (turn in ('not reached', 'spoke', 'passed')),
  constraint speakers_school_id_member_id_members_school_id_id_fk
    foreign key (school_id, member_id) references members (school_id, id),
  constraint speakers_school_id_round_id_rounds_school_id_id_fk
    foreign key (school_id, round_id) references rounds (school_id, id)
);
create index speakers_of on speakers (school_id, round_id, place);
