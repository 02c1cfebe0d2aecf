-- The ground: what tables and functions stand on. Roles and logins are not made here but at every
-- start (db/roles.ts).
create extension if not exists btree_gin;
create extension if not exists btree_gist;

-- Names stand in the order of the alphabet, not of their bytes: small beside capital letters,
-- letters with accents beside those without, 9 before 10. The order belongs to the columns, so that
-- no list can forget it. English, as Skein speaks; another language changes this line.
create collation alphabet (provider = icu, locale = 'en-u-kn-true');

-- What the door may ask of all schools, by functions that answer little.
create schema door;
grant usage on schema door to skein_app, skein_door;

-- Work for later. The queue's own tables are its own; the one way in adds a job of the school in
-- scope, in the transaction of the act. A key is the school's: no school replaces the job of
-- another.
create schema jobs;
grant usage on schema jobs to skein_app, skein_door;
