-- School years follow one another: acts have always refused two at once, and now the database does.
alter table school_years add constraint school_years_one_at_a_time exclude using gist (school_id with =, daterange(starts_on, ends_on, '[]') with &&);
