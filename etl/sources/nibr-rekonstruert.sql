-- @source nibr-rekonstruert
-- @title Rekonstruerte kommunetall bak NIBR-notat 2014:107: anmodning, vedtak, bosetting og introduksjonsprogram
-- @publisher Rekonstruert av Kommunevarehus fra det NIBR-notat 2014:107 trykker; ikke offisiell statistikk
-- @licence Fri bruk; tallene er konstruert
-- @needs klass-131
-- The note prints sums, classes and lists, never a figure per municipality. These figures give all of them; which municipality has which
-- is made up. So they are indicators of their own, and every title says it.
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition) VALUES
  ('anmodet_rekonstruert', 'Anmodning om bosetting (rekonstruert)', 'Oppmoding om busetjing (rekonstruert)', 'Asked to settle (reconstructed)',
   'personer', 0, 'count', 1, 1, NULL, NULL,
   'Rekonstruert slik at summer, klasser og lister i NIBR-notat 2014:107 stemmer. Ikke offisielle tall; de heter anmodet.'),
  ('vedtatt_rekonstruert', 'Vedtak om bosetting (rekonstruert)', 'Vedtak om busetjing (rekonstruert)', 'Decided to settle (reconstructed)',
   'personer', 0, 'count', 1, 1, NULL, NULL,
   'Rekonstruert slik at summer, klasser og lister i NIBR-notat 2014:107 stemmer. Ikke offisielle tall; de heter vedtatt.'),
  ('bosatt_rekonstruert', 'Faktisk bosetting (rekonstruert)', 'Faktisk busetjing (rekonstruert)', 'Settled (reconstructed)',
   'personer', 0, 'count', 1, 1, NULL, NULL,
   'Rekonstruert slik at summen i NIBR-notat 2014:107 stemmer. Ikke offisielle tall; de heter bosatt.'),
  ('avsluttet_rekonstruert', 'Avsluttet introduksjonsprogrammet, de tre årene til og med året (rekonstruert)',
   'Avslutta introduksjonsprogrammet, dei tre åra til og med året (rekonstruert)', 'Left the introduction programme, the three years up to the year (reconstructed)',
   'personer', 0, 'count', 1, 0, NULL, NULL,
   'Sum av tre år: 2011 til 2013 står under 2013. Rekonstruert slik at summer, klasser og lister i NIBR-notat 2014:107 stemmer.'),
  ('direkte_rekonstruert', 'Av disse direkte i arbeid eller utdanning (rekonstruert)', 'Av desse direkte i arbeid eller utdanning (rekonstruert)',
   'Of these directly in work or education (reconstructed)', 'personer', 0, 'count', 1, 0, NULL, 'avsluttet_rekonstruert',
   'Sum av tre år: 2011 til 2013 står under 2013. Rekonstruert slik at summer, klasser og lister i NIBR-notat 2014:107 stemmer.');

-- One row per municipality and year; '.': there is no figure.
-- @layout aar
-- @header kommunenr;kommune;aar;anmodet_rekonstruert;vedtatt_rekonstruert;bosatt_rekonstruert
-- @region kommunenr
-- @name kommune
-- @labels aar
-- @value anmodet_rekonstruert|vedtatt_rekonstruert|bosatt_rekonstruert
-- @final-newline yes
INSERT INTO series (label, indicator, period) SELECT id, header1, aar FROM label;

-- One row per municipality; '.': it has no programme. The sums of the three years up to til_aar.
-- @layout introduksjonsprogram
-- @header kommunenr;kommune;til_aar;avsluttet_2011_2013_rekonstruert;direkte_2011_2013_rekonstruert
-- @region kommunenr
-- @name kommune
-- @labels til_aar
-- @value avsluttet_2011_2013_rekonstruert|direkte_2011_2013_rekonstruert
-- @final-newline yes
INSERT INTO series (label, indicator, period) SELECT id, replace(header1, '_2011_2013', ''), til_aar FROM label;
