-- Words as one looks for them: small letters without accents, one blank between words. Letters that
-- are one with their stroke or their neighbor are taken apart; marks and quotes of every kind part
-- words. By the alphabet, since a database of locale C knows ASCII alone.
create or replace function said_plainly(words text) returns text
language sql immutable parallel safe
as $$
  select trim(
    regexp_replace(
      replace(
        replace(
          replace(
            replace(
              translate(
                lower(
                  regexp_replace(
                    normalize(words, nfkd), '[\u0300-\u036f]', '', 'g'
                  ) collate public.alphabet
                ), 'øłđðħŧı', 'olddhti'
              ), 'æ', 'ae'
            ), 'œ', 'oe'
          ), 'ß', 'ss'
        ), 'þ', 'th'
      ), '[[:space:][:punct:]$+<=>^`|~´]+', ' ', 'g'
    )
  )
$$;
