-- Of several that carry one name already, the later ones say so. The wall is lowered for this statement only.
alter table method_templates no force row level security;
--> statement-breakpoint
do $$
begin
  loop
    update method_templates t set name = trim(t.name) || ' (again)'
      where t.ended_at is null and exists (
        select from method_templates f
        where f.school_id = t.school_id and f.ended_at is null and lower(trim(f.name)) = lower(trim(t.name)) and (f.changed_at, f.id) < (t.changed_at, t.id));
    exit when not found;
  end loop;
end $$;
--> statement-breakpoint
alter table method_templates force row level security;
--> statement-breakpoint
CREATE UNIQUE INDEX "method_templates_named_once" ON "method_templates" USING btree ("school_id",lower(trim("name"))) WHERE "method_templates"."ended_at" is null;
