-- @source kommunesort
-- @title Sentralitet (standard 2008), IMDi-region og næringsregion for kommunene av 2013
-- @publisher Statistisk sentralbyrå (SSB) og Integrerings- og mangfoldsdirektoratet (IMDi)
-- @licence CC BY 4.0 (SSB); NLOD (IMDi's usual licence; the file states none)
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, definition) VALUES
  ('sentralitet', 'Sentralitet', 'Sentralitet', 'Centrality', 'klasse', 0, 'category', 0, 0,
   'Standard for sentralitet 2008: 0 minst sentrale, 1 mindre sentrale, 2 noe sentrale, 3 sentrale kommuner.');

-- @layout kommunesort
-- @header Nr;Kommune;Fylke;Fylkenr;IMDireg;IMDiregnr;Naringregnr;Naringreg;Sentralnr_2008;Sentral_2008
-- @rows kommunesort
-- @final-newline yes

-- @rule kommunesort-code
-- @remedy Correct the code in column A or the label in column B: they must name the same municipality.
SELECT file, "row", 1, "Nr", 'The number differs from the code in column B (' || "Kommune" || ').'
  FROM kommunesort WHERE printf('%04d', CAST("Nr" AS INTEGER)) <> substr("Kommune", 1, 4)
   OR "Nr" NOT GLOB '[0-9]*' OR "Kommune" NOT GLOB '[0-9][0-9][0-9][0-9] *'
UNION ALL
SELECT file, "row", 4, "Fylkenr", 'The county is not the one that the municipality''s code begins with (' || "Kommune" || ').'
  FROM kommunesort WHERE "Fylkenr" NOT GLOB '[0-9]*' OR printf('%02d', CAST("Fylkenr" AS INTEGER)) <> substr("Kommune", 1, 2);

-- @rule kommunesort-centrality
-- @remedy The standard of 2008 has the classes 0 to 3, and NA for the row 9999; correct the cell.
SELECT file, "row", 9, "Sentralnr_2008", 'The class of centrality is not 0, 1, 2, 3 or (for 9999) NA.'
  FROM kommunesort WHERE "Sentralnr_2008" NOT IN ('0', '1', '2', '3') AND NOT ("Sentralnr_2008" = 'NA' AND "Nr" = '9999')
UNION ALL
SELECT file, "row", 10, "Sentral_2008", 'The text is not the one of class ' || "Sentralnr_2008" || '.'
  FROM kommunesort
 WHERE "Sentralnr_2008" IN ('0', '1', '2', '3')
   AND "Sentral_2008" <> CASE "Sentralnr_2008" WHEN '0' THEN 'Minst sentrale kommuner' WHEN '1' THEN 'Mindre sentrale kommuner'
                                               WHEN '2' THEN 'Noe sentrale kommuner' ELSE 'Sentrale kommuner' END;

-- @rule kommunesort-once
-- @remedy Remove one of the two rows.
SELECT b.file, b."row", 2, b."Kommune", 'The municipality stands twice; it first stands in row ' || a."row" || '.'
  FROM kommunesort AS a JOIN kommunesort AS b ON substr(b."Kommune", 1, 4) = substr(a."Kommune", 1, 4)
   AND (b.file > a.file OR (b.file = a.file AND b."row" > a."row"));

-- @rule kommunesort-region
-- @remedy A number stands for one region and a name for one number: correct the cell, or the other row.
WITH imdi AS (SELECT "IMDiregnr" AS number, "IMDireg" AS name, min("row") AS first FROM kommunesort GROUP BY 1, 2),
     naring AS (SELECT "Naringregnr" AS number, "Naringreg" AS name, min("row") AS first FROM kommunesort GROUP BY 1, 2)
SELECT k.file, k."row", 5, k."IMDireg", 'IMDi region ' || o.number || ' has the name ' || o.name || ' in row ' || o.first || '.'
  FROM kommunesort AS k JOIN imdi AS o ON o.number = k."IMDiregnr" AND o.name <> k."IMDireg" AND o.first < k."row"
UNION
SELECT k.file, k."row", 6, k."IMDiregnr", k."IMDireg" || ' has the number ' || o.number || ' in row ' || o.first || '.'
  FROM kommunesort AS k JOIN imdi AS o ON o.name = k."IMDireg" AND o.number <> k."IMDiregnr" AND o.first < k."row"
UNION
SELECT k.file, k."row", 8, k."Naringreg", 'Economic region ' || o.number || ' has the name ' || o.name || ' in row ' || o.first || '.'
  FROM kommunesort AS k JOIN naring AS o ON o.number = k."Naringregnr" AND o.name <> k."Naringreg" AND o.first < k."row"
UNION
SELECT k.file, k."row", 7, k."Naringregnr", k."Naringreg" || ' has the number ' || o.number || ' in row ' || o.first || '.'
  FROM kommunesort AS k JOIN naring AS o ON o.name = k."Naringreg" AND o.number <> k."Naringregnr" AND o.first < k."row";

-- @rule kommunesort-group
-- @severity warning
-- @remedy Nothing has to be done. The group imdi-sor stays as it is; the file's regions are groups of their own (kommunesort-imdi-…).
SELECT k.file, k."row", 5, k."IMDireg",
       m.region || ' ' || m.name || ' stands under ' || k."IMDireg" || ' in this file but is a member of the group imdi-sor, the 48 municipalities that NIBR-notat 2014:107 counts.'
  FROM kommunesort AS k
  JOIN region_group_members AS m ON m.group_code = 'imdi-sor' AND m.region = substr(k."Kommune", 1, 4)
 WHERE k."IMDireg" <> 'IMDi Sør'
UNION ALL
SELECT k.file, k."row", 5, k."IMDireg",
       k."Kommune" || ' stands under IMDi Sør in this file but is no member of the group imdi-sor, the 48 municipalities that NIBR-notat 2014:107 counts.'
  FROM kommunesort AS k
 WHERE k."IMDireg" = 'IMDi Sør'
   AND substr(k."Kommune", 1, 4) NOT IN (SELECT region FROM region_group_members WHERE group_code = 'imdi-sor');

-- @rule kommunesort-left-out
-- @severity note
SELECT file, "row", 1, "Nr", 'The row is for unknown municipality; it has no class and was left out.' FROM kommunesort WHERE "Nr" = '9999';

-- @then
INSERT INTO cell_in (indicator, period, region, value, file, "row", "column")
SELECT 'sentralitet', '2013', "Kommune", "Sentralnr_2008", file, "row", 9 FROM kommunesort WHERE "Nr" <> '9999';

CREATE TEMP TABLE imdi_region AS
SELECT DISTINCT "IMDireg" AS name,
       'kommunesort-' || replace(replace(replace(replace(lower("IMDireg"), 'Ø', 'o'), 'ø', 'o'), 'å', 'a'), ' ', '-') AS code
  FROM kommunesort WHERE "Nr" <> '9999';
INSERT INTO group_in (code, title_nb, note)
SELECT code, name, 'IMDi''s region as listed in the file of source kommunesort.' FROM imdi_region;
INSERT INTO group_member_in (group_code, kind, code)
SELECT r.code, 'kommune', substr(k."Kommune", 1, 4) FROM kommunesort AS k JOIN imdi_region AS r ON r.name = k."IMDireg" WHERE k."Nr" <> '9999';

INSERT INTO group_in (code, title_nb, note)
SELECT DISTINCT 'naringsregion-' || printf('%02d', CAST("Naringregnr" AS INTEGER)), "Naringreg", 'Economic region as listed in the file of source kommunesort.'
  FROM kommunesort WHERE "Nr" <> '9999';
INSERT INTO group_member_in (group_code, kind, code)
SELECT 'naringsregion-' || printf('%02d', CAST("Naringregnr" AS INTEGER)), 'kommune', substr("Kommune", 1, 4) FROM kommunesort WHERE "Nr" <> '9999';
