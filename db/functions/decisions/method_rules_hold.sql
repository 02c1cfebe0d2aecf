-- Whether rules are a method's own: its answers, each once, with none missing that the method
-- cannot work without. Beside `needed` in app/vocabulary/decision-methods.ts.
create or replace function method_rules_hold(method text, rules jsonb) returns boolean
language sql immutable
as $$
  select coalesce(
    (
      select rules ->> 'method' = m.name
        and said.meanings @> m.needed
        and said.meanings <@ (m.needed || m.others)
        and cardinality(said.meanings) = (select count(distinct one) from unnest(said.meanings) one)
      from (
        values ('consent', array['consents', 'objects'], array['has a concern']),
        (
          'gradients of agreement', array['endorses', 'disagrees seriously', 'vetoes'], array[
            'agrees with a point', 'supports with reservations', 'abstains', 'wants discussion',
            'dislikes but supports'
          ]
        ),
        ('fist to five', array['five', 'three', 'two', 'zero'], array['four', 'one']),
        ('advice process', array['supports', 'cautions'], array['suggests another way']),
        ('majority', array['yes', 'no'], array['abstains']),
        ('lead decides after input', array['gives input'], array[]::text[])
      ) m (name, needed, others), (
        select array(
          select option ->> 'meaning' from jsonb_array_elements(rules -> 'options') option
        ) as meanings
      ) said
      where m.name = method
    ), false
  )
$$;
