-- @source imdi-intro-fylke
-- @title Andel i arbeid eller utdanning etter avsluttet introduksjonsprogram, per fylke
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), etter Statistisk sentralbyrå (SSB)
-- @licence CC BY 4.0 (SSB)
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, definition) VALUES
  ('intro_andel_arbutd', 'I arbeid eller utdanning etter introduksjonsprogrammet', 'I arbeid eller utdanning etter introduksjonsprogrammet',
   'In work or education after the introduction programme', 'prosent', 0, 'share', 0, 0,
   'Prosent av tidligere deltakere. Kategorien sier hvor mange år siden programmet ble avsluttet eller avbrutt.');
INSERT INTO dimension_in (dimension, title_nb, title_nn, title_en) VALUES
  ('avsluttet_for_aar_siden', 'År siden programmet ble avsluttet', 'År sidan programmet vart avslutta', 'Years since the programme ended');
INSERT INTO category_in (dimension, category, title_nb, title_nn, title_en) VALUES
  ('avsluttet_for_aar_siden', '1', 'Ett år', 'Eitt år', 'One year'), ('avsluttet_for_aar_siden', '2', 'To år', 'To år', 'Two years'),
  ('avsluttet_for_aar_siden', '3', 'Tre år', 'Tre år', 'Three years'), ('avsluttet_for_aar_siden', '4', 'Fire år', 'Fire år', 'Four years'),
  ('avsluttet_for_aar_siden', '5', 'Fem år', 'Fem år', 'Five years');

-- The counties stand by name only; which they are depends on the year, which stands in the file's name or in --period.
-- @layout fylke
-- @sheet *
-- @header STED;AVSLUTTET ELLER AVBRUTT INTRO FOR ETT ÅR SIDEN;AVSLUTTET ELLER AVBRUTT INTRO FOR TO ÅR SIDEN;
--   AVSLUTTET ELLER AVBRUTT INTRO FOR TRE ÅR SIDEN;AVSLUTTET ELLER AVBRUTT INTRO FOR FIRE ÅR SIDEN;AVSLUTTET ELLER AVBRUTT INTRO FOR FEM ÅR SIDEN
-- @rows intro_fylke
-- @period-from-name (?:^|[^0-9])((?:19|20)[0-9][0-9])(?![0-9])

-- @rule county-name
-- @remedy Correct the name, or say the year of the figures with --period: counties have changed.
SELECT i.file, i."row", (SELECT "column" FROM header_in AS h WHERE h.file = i.file AND h.text = 'STED'), i."STED", 'No county had this name on 1 January ' || f.period || '.'
  FROM intro_fylke AS i JOIN file_in AS f USING (file)
 WHERE NOT EXISTS (SELECT 1 FROM regions AS r
                    WHERE r.kind = 'fylke' AND (r.name = trim(i."STED") OR r.name LIKE trim(i."STED") || ' - %')
                      AND r.valid_from <= f.period || '-01-01' AND coalesce(r.valid_to, '9999-12-31') > f.period || '-01-01');

-- @then
WITH cell (file, "row", sted, years, header, value) AS (
  SELECT file, "row", "STED", '1', 'AVSLUTTET ELLER AVBRUTT INTRO FOR ETT ÅR SIDEN', "AVSLUTTET ELLER AVBRUTT INTRO FOR ETT ÅR SIDEN" FROM intro_fylke UNION ALL
  SELECT file, "row", "STED", '2', 'AVSLUTTET ELLER AVBRUTT INTRO FOR TO ÅR SIDEN', "AVSLUTTET ELLER AVBRUTT INTRO FOR TO ÅR SIDEN" FROM intro_fylke UNION ALL
  SELECT file, "row", "STED", '3', 'AVSLUTTET ELLER AVBRUTT INTRO FOR TRE ÅR SIDEN', "AVSLUTTET ELLER AVBRUTT INTRO FOR TRE ÅR SIDEN" FROM intro_fylke UNION ALL
  SELECT file, "row", "STED", '4', 'AVSLUTTET ELLER AVBRUTT INTRO FOR FIRE ÅR SIDEN', "AVSLUTTET ELLER AVBRUTT INTRO FOR FIRE ÅR SIDEN" FROM intro_fylke UNION ALL
  SELECT file, "row", "STED", '5', 'AVSLUTTET ELLER AVBRUTT INTRO FOR FEM ÅR SIDEN', "AVSLUTTET ELLER AVBRUTT INTRO FOR FEM ÅR SIDEN" FROM intro_fylke)
INSERT INTO cell_in (indicator, period, region, breakdown, value, kind, file, "row", "column")
SELECT 'intro_andel_arbutd', f.period, r.code, 'avsluttet_for_aar_siden=' || c.years, replace(c.value, 'NaN', '..'), 'fylke', c.file, c."row", h."column"
  FROM cell AS c JOIN file_in AS f USING (file)
  JOIN header_in AS h ON h.file = c.file AND h.text = c.header
  JOIN regions AS r ON r.kind = 'fylke' AND (r.name = trim(c.sted) OR r.name LIKE trim(c.sted) || ' - %')
   AND r.valid_from <= f.period || '-01-01' AND coalesce(r.valid_to, '9999-12-31') > f.period || '-01-01';
