-- A member's calendar shows what they lead; what they follow and shadow only where they ask for it.
alter table calendar_feeds add column follows boolean not null default false;
