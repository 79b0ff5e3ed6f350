-- @source regioninndeling
-- @title Sentralitet (standard 2008), IMDi-region og næringsregion for kommunene, som IMDikator lister dem for et år
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), etter Statistisk sentralbyrå (SSB)
-- @licence MIT (filen); CC BY 4.0 (SSB)
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, definition) VALUES
  ('sentralitet', 'Sentralitet', 'Sentralitet', 'Centrality', 'klasse', 0, 'category', 0, 0,
   'Standard for sentralitet 2008: 0 minst sentrale, 1 mindre sentrale, 2 noe sentrale, 3 sentrale kommuner.');

-- One row per municipality. Rows whose code is '.' only name a region that was abolished. The year is in the file's name.
-- @layout regioninndeling
-- @header Kommunenr;Kommunenavn;Fylkenr;Fylkenavn;IMDiRegion;Næringsregionnr;Næringsregion_navn;Sentralitet_nr_2008;Sentralitet_kat_2008
-- @rows regioninndeling
-- @period-from-name (?:^|[^0-9])((?:19|20)[0-9][0-9])(?![0-9])
-- @final-newline yes

-- @rule regioninndeling-code
-- @remedy Correct the code: four digits for a municipality and two for its county, or a dot for none.
SELECT file, "row", 1, "Kommunenr", 'The code is neither four digits nor a dot.' FROM regioninndeling
 WHERE "Kommunenr" <> '.' AND "Kommunenr" NOT GLOB '[0-9][0-9][0-9][0-9]'
UNION ALL
SELECT file, "row", 3, "Fylkenr", 'The county is neither two digits nor a dot.' FROM regioninndeling
 WHERE "Fylkenr" <> '.' AND "Fylkenr" NOT GLOB '[0-9][0-9]';

-- @rule regioninndeling-county
-- @severity warning
-- @remedy The codes are those of before the county changed; they are kept. If one stands under a wrong county, correct it.
SELECT file, min("row"), 3, "Fylkenr",
       count(*) || ' municipality(ies) whose code begins with ' || substr("Kommunenr", 1, 2) || ' stand under county ' || "Fylkenr" || ' ' || min("Fylkenavn") || '; this is the first.'
  FROM regioninndeling
 WHERE "Kommunenr" GLOB '[0-9][0-9][0-9][0-9]' AND "Kommunenr" NOT IN ('9999', '0000') AND "Fylkenr" <> '.' AND "Fylkenr" <> substr("Kommunenr", 1, 2)
 GROUP BY file, substr("Kommunenr", 1, 2), "Fylkenr";

-- @rule regioninndeling-centrality
-- @remedy The standard of 2008 has the classes 0 to 3, and a dot for none; correct the cell.
SELECT file, "row", 8, "Sentralitet_nr_2008", 'The class of centrality is not 0, 1, 2, 3 or a dot.' FROM regioninndeling
 WHERE "Sentralitet_nr_2008" NOT IN ('0', '1', '2', '3', '.')
UNION ALL
SELECT file, "row", 9, "Sentralitet_kat_2008", 'The text is not the one of class ' || "Sentralitet_nr_2008" || '.' FROM regioninndeling
 WHERE "Sentralitet_kat_2008" <> CASE "Sentralitet_nr_2008" WHEN '0' THEN 'Minst sentrale kommuner' WHEN '1' THEN 'Mindre sentrale kommuner'
                                      WHEN '2' THEN 'Noe sentrale kommuner' WHEN '3' THEN 'Sentrale kommuner' ELSE '.' END
   AND "Sentralitet_nr_2008" IN ('0', '1', '2', '3', '.');

-- @rule regioninndeling-once
-- @remedy Remove one of the two rows.
SELECT b.file, b."row", 1, b."Kommunenr", 'The municipality stands twice; it first stands in row ' || a."row" || '.'
  FROM regioninndeling AS a JOIN regioninndeling AS b ON b."Kommunenr" = a."Kommunenr" AND a."Kommunenr" <> '.' AND b.file = a.file AND b."row" > a."row";

-- @rule regioninndeling-end
-- @acceptable yes
-- @remedy The list may have been cut off: take it again, or say --accept regioninndeling-end when it is whole.
SELECT file, max("row"), 1, '', 'The list has no row 9999 for unknown municipality, which stands behind the last municipality.'
  FROM regioninndeling GROUP BY file HAVING sum("Kommunenr" = '9999') = 0;

-- @rule regioninndeling-group
-- @severity warning
-- @remedy Nothing has to be done. The group imdi-sor stays as it is; the file's regions are groups of their own (regioninndeling-…).
SELECT r.file, r."row", 5, r."IMDiRegion",
       m.region || ' ' || m.name || ' stands under ' || r."IMDiRegion" || ' in this file but is a member of the group imdi-sor, the 48 municipalities that NIBR-notat 2014:107 counts.'
  FROM regioninndeling AS r JOIN region_group_members AS m ON m.group_code = 'imdi-sor' AND m.region = r."Kommunenr"
 WHERE r."IMDiRegion" <> 'IMDi Sør';

-- @rule regioninndeling-region
-- @severity warning
-- @remedy Correct the number or the name, and load again; the municipality was put into neither economic region.
WITH pair AS (
  SELECT "Næringsregionnr" AS number, "Næringsregion_navn" AS name, count(*) AS n FROM regioninndeling
   WHERE "Kommunenr" NOT IN ('.', '9999', '0000') AND "Næringsregionnr" <> '.' GROUP BY 1, 2)
SELECT r.file, r."row", 7, r."Næringsregion_navn",
       r."Kommunenr" || ' ' || r."Kommunenavn" || ' has economic region ' || r."Næringsregionnr" || ' by number, which is ' || usual.name || ' in ' || usual.n || ' other row(s).'
  FROM regioninndeling AS r
  JOIN (SELECT number, name, max(n) AS n FROM pair GROUP BY number) AS usual ON usual.number = r."Næringsregionnr"
 WHERE r."Kommunenr" NOT IN ('.', '9999', '0000') AND r."Næringsregion_navn" <> usual.name;

-- @rule regioninndeling-left-out
-- @severity note
SELECT file, min("row"), 1, '.', count(*) || ' row(s) name a region and no municipality, from row ' || min("row") || ' on; they were left out.'
  FROM regioninndeling WHERE "Kommunenr" = '.' GROUP BY file
UNION ALL
SELECT file, "row", 1, "Kommunenr", 'The row is for no municipality; it has no class and was left out.' FROM regioninndeling
 WHERE "Kommunenr" IN ('9999', '0000')
UNION ALL
SELECT file, min("row"), 1, min("Kommunenr"),
       count(*) || ' municipality(ies) have no county: they had ended before the year. They were left out; ' || min("Kommunenr") || ' ' || min("Kommunenavn") || ' is the first.'
  FROM regioninndeling WHERE "Kommunenr" NOT IN ('.', '9999', '0000') AND "Fylkenr" = '.' GROUP BY file;

-- @then
CREATE TEMP TABLE regioninndeling_member AS
SELECT r.*, f.period FROM regioninndeling AS r JOIN file_in AS f USING (file)
 WHERE r."Kommunenr" NOT IN ('.', '9999', '0000') AND r."Fylkenr" <> '.';
INSERT INTO cell_in (indicator, period, region, value, file, "row", "column")
SELECT 'sentralitet', period, "Kommunenr", "Sentralitet_nr_2008", file, "row", 8 FROM regioninndeling_member;

CREATE TEMP TABLE regioninndeling_group AS
SELECT DISTINCT period, "IMDiRegion" AS name,
       'regioninndeling-' || period || '-' || replace(replace(replace(replace(replace(lower("IMDiRegion"), 'Ø', 'o'), 'ø', 'o'), 'å', 'a'), 'æ', 'ae'), ' ', '-') AS code
  FROM regioninndeling_member WHERE "IMDiRegion" <> '.';
INSERT INTO group_in (code, title_nb, note)
SELECT code, name || ' ' || period, 'IMDi''s region as listed in the file of source regioninndeling for ' || period || '.' FROM regioninndeling_group;
INSERT INTO group_member_in (group_code, kind, code)
SELECT g.code, 'kommune', m."Kommunenr" FROM regioninndeling_member AS m JOIN regioninndeling_group AS g ON g.name = m."IMDiRegion" AND g.period = m.period;

-- A number stands for one region: the name that most of its municipalities have.
CREATE TEMP TABLE regioninndeling_naring AS
SELECT "Næringsregionnr" AS number, "Næringsregion_navn" AS name, max(n) AS n
  FROM (SELECT "Næringsregionnr", "Næringsregion_navn", count(*) AS n FROM regioninndeling_member WHERE "Næringsregionnr" <> '.' GROUP BY 1, 2)
 GROUP BY "Næringsregionnr";
INSERT INTO group_in (code, title_nb, note)
SELECT 'naringsregion-' || number, name, 'Economic region as listed in the file of source regioninndeling.' FROM regioninndeling_naring;
INSERT INTO group_member_in (group_code, kind, code)
SELECT DISTINCT 'naringsregion-' || number, 'kommune', "Kommunenr"
  FROM regioninndeling_member JOIN regioninndeling_naring ON number = "Næringsregionnr" AND name = "Næringsregion_navn";
