-- @source imdi-flat
-- @title IMDikators flate tabeller: sysselsatte, befolkning, tilskudd, grunnskolepoeng, introduksjonsprogram og andre
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), tall fra Statistisk sentralbyrå (SSB)
-- @licence NLOD (IMDi's usual licence; the files state none)
-- @url https://www.imdi.no/tall-og-statistikk/
-- @needs klass-131

-- One row per figure. tabell_navn is the table and enhet the unit; together they are the indicator. The region stands in one of
-- the code columns, the others are NULL; 00 is the whole country. Every other column is a dimension, whose total is 'alle'.
-- @layout flat
-- @header aar;enhet;tabellvariabel;tabell_navn;[bydel_nr|bydel_id];[kommune_nr|kommune_id];[naringsregion_nr|naringsregion_id];
--   [fylke_nr|fylke_id];[*];...
-- @region bydel_nr;kommune_nr;naringsregion_nr;fylke_nr
-- @kind bydel kommune land;kommune land;naringsregion land;fylke land
-- @value tabellvariabel
-- @symbols NULL ..;<* :
-- @final-newline yes
CREATE TEMP TABLE IF NOT EXISTS flat_unit (unit TEXT PRIMARY KEY, suffix TEXT NOT NULL, decimals INTEGER NOT NULL, kind TEXT NOT NULL, sums INTEGER NOT NULL);
INSERT OR IGNORE INTO flat_unit (unit, suffix, decimals, kind, sums) VALUES
  ('personer', '', 0, 'count', 1), ('husholdninger', '_husholdninger', 0, 'count', 1), ('kroner', '_kroner', 0, 'amount', 1),
  ('prosent', '_prosent', 1, 'share', 0), ('promille', '_promille', 1, 'ratio', 0), ('poeng', '_poeng', 1, 'index', 0),
  ('gjennomsnitt', '_gjennomsnitt', 1, 'ratio', 0);

INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT id, 'warning', 'unknown-unit', 'enhet: ' || enhet, 'The unit ''' || enhet || ''' is not known; its figures are kept and never summed.',
       'Nothing has to be done, unless the unit is misspelt.'
  FROM label WHERE enhet NOT IN (SELECT unit FROM flat_unit) AND enhet <> '' AND enhet NOT GLOB '*[^a-z0-9_-]*';
INSERT OR IGNORE INTO flat_unit (unit, suffix, decimals, kind, sums)
SELECT DISTINCT enhet, '_' || enhet, 1, 'ratio', 0 FROM label WHERE enhet <> '' AND enhet NOT GLOB '*[^a-z0-9_-]*';

-- Names of tables and columns become codes of the warehouse: small letters, digits, _ and -.
CREATE TEMP TABLE IF NOT EXISTS flat_dimension (label INTEGER NOT NULL, dimension TEXT NOT NULL, title TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY (label, dimension));
DELETE FROM flat_dimension;
INSERT INTO flat_dimension (label, dimension, title, category)
SELECT label, lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(part, 'Æ', 'ae'), 'Ø', 'o'), 'Å', 'a'), 'æ', 'ae'), 'ø', 'o'), 'å', 'a'), ' ', '_'), '.', '_'), '=', '_'), ';', '_')),
       part, replace(text, ';', '%3B')
  FROM label_part
 WHERE part NOT IN ('aar', 'enhet', 'tabell_navn') AND text NOT IN ('alle', 'Alle', 'totalt', 'Totalt', 'NULL', '');
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT label, 'warning', 'undefined-category', title || ': ' || category,
       'The export has lost the name of this category of ' || title || '; it is kept under the name undefined.',
       'Take the table again from IMDi, or ask which category it is.'
  FROM flat_dimension WHERE category = 'undefined';

-- Sexes have the codes of SSB's standard (KLASS 2): 1 men, 2 women. IMDi's files write 0 for women.
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT label, 'note', 'category-code', 'kjonn=2', 'The file writes 0 for women; they are kept as 2, as in SSB''s standard for sex (KLASS 2: 1 men, 2 women).', 'Nothing has to be done.'
  FROM flat_dimension WHERE dimension = 'kjonn' AND category = '0' ORDER BY label LIMIT 1;
UPDATE flat_dimension SET category = '2' WHERE dimension = 'kjonn' AND category = '0';

INSERT OR IGNORE INTO dimension_in (dimension, title_nb) SELECT DISTINCT dimension, iif(dimension = 'kjonn', 'Kjønn', title) FROM flat_dimension;
INSERT OR IGNORE INTO category_in (dimension, category, title_nb)
SELECT DISTINCT dimension, category, CASE dimension || '=' || category WHEN 'kjonn=1' THEN 'Menn' WHEN 'kjonn=2' THEN 'Kvinner' ELSE category END
  FROM flat_dimension;
INSERT OR IGNORE INTO indicator_in (code, title_nb, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, definition)
SELECT DISTINCT label.tabell_navn || u.suffix, label.tabell_navn || iif(u.suffix = '', '', ', ' || u.unit), u.unit, u.decimals, u.kind, u.sums, 0,
       iif(u.kind = 'share', label.tabell_navn, NULL), 'IMDikators tabell ' || label.tabell_navn || '.'
  FROM label JOIN flat_unit AS u ON u.unit = label.enhet
 WHERE label.tabell_navn <> '' AND label.tabell_navn NOT GLOB '*[^a-z0-9_-]*';
INSERT INTO series (label, indicator, period, breakdown)
SELECT label.id, label.tabell_navn || u.suffix, label.aar,
       coalesce((SELECT group_concat(dimension || '=' || category, ';') FROM flat_dimension WHERE label = label.id), '')
  FROM label JOIN flat_unit AS u ON u.unit = label.enhet
 WHERE label.tabell_navn <> '' AND label.tabell_navn NOT GLOB '*[^a-z0-9_-]*';
