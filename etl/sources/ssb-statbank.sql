-- @source ssb-statbank
-- @title En tabell fra Statistikkbanken, lagret som tekst (.csv) eller Excel-fil (.xlsx)
-- @publisher Statistisk sentralbyrå (SSB)
-- @licence CC BY 4.0
-- @url https://www.ssb.no/statbank
-- @needs klass-131

-- Any table that the Statbank exported with the regions in the first column: "10824: Persons …, by region, contents, year and sex"
-- in the first row, below it one row for each variable of the columns. The indicator is the table's number and the contents; time is the
-- period; each other variable is a dimension, as in source jsonstat, whose codes an .xlsx does not have: a category is the number
-- that its text begins with ("1 Sysselsatt"), else the text. "Sist endret" below the table is the vintage.
-- Text files (commas, semicolons or tabs) have the title above the header, or above the figures, or else the number in their name; the
-- names of the columns hold the labels of the variables that do not stand in the rows.
-- @layout statbank
-- @sheet *
-- @table statbank
-- @ends blank-row
-- @region 1
-- @kind kommune fylke land bydel
-- @value *
-- @left-out K-Rest*;Rest*;K-21-22*;21-22*;K-23*;EAK*;F-*Rest*
-- @codes prefix
CREATE TEMP TABLE IF NOT EXISTS statbank_title AS SELECT 0 AS label, '' AS tab, '' AS list WHERE false;
DELETE FROM statbank_title;
INSERT INTO statbank_title
WITH first (id, text) AS (
  SELECT id, iif(instr(file_title, ' / ') > 0 AND instr(file_title, ' / ') < instr(file_title || ':', ':'),
                 substr(file_title, instr(file_title, ' / ') + 3), file_title) FROM label),
cut AS (
  SELECT id, text, trim(replace(replace(substr(text, 1, instr(text, ':') - 1), 'Tabell', ''), 'Table', '')) AS tab,
         CASE WHEN instr(text, ', etter ') > 0 THEN substr(text, instr(text, ', etter ') + 8)
              WHEN instr(text, ' etter ') > 0 THEN substr(text, instr(text, ' etter ') + 7)
              WHEN instr(text, ', by ') > 0 THEN substr(text, instr(text, ', by ') + 5) ELSE '' END AS list
    FROM first)
SELECT id, tab, replace(replace(replace(list, ' og ', ', '), ' and ', ', '), ', ', char(31)) FROM cut;

-- The variables in the order of the title: those of the rows, then those of the columns. A text file names those of the rows itself. Where
-- their number is another one (a name has a comma or an "og"), the variables are known by what their texts look like only; what a title
-- does not list is the contents.
CREATE TEMP TABLE IF NOT EXISTS statbank_part AS SELECT 0 AS label, 0 AS no, '' AS name, '' AS text, 0 AS named WHERE false;
DELETE FROM statbank_part;
INSERT INTO statbank_part
WITH RECURSIVE piece (label, no, name, rest) AS (
  SELECT label, 0, '', list || char(31) FROM statbank_title WHERE list <> ''
  UNION ALL
  SELECT label, no + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1) FROM piece WHERE rest <> ''),
part AS (
  SELECT label, no, part, text, part NOT GLOB 'stub[0-9]*' AND part NOT GLOB 'header[0-9]*' AS own,
         lower(replace(replace(replace(part, 'Æ', 'æ'), 'Ø', 'ø'), 'Å', 'å')) AS small
    FROM label_part WHERE text <> '' OR part NOT GLOB 'header[0-9]*'),
open AS (SELECT label, no, text, row_number() OVER (PARTITION BY label ORDER BY no) AS k, count(*) OVER (PARTITION BY label) AS n FROM part WHERE NOT own),
-- The first that the title lists are the regions, unless the file says so itself.
listed AS (
  SELECT label, name, row_number() OVER (PARTITION BY label ORDER BY no) AS k, count(*) OVER (PARTITION BY label) AS n
    FROM piece AS p
   WHERE no > 1
     AND NOT EXISTS (SELECT 1 FROM part WHERE part.label = p.label AND own
                        AND small = lower(replace(replace(replace(p.name, 'Æ', 'æ'), 'Ø', 'ø'), 'Å', 'å')))),
named AS (
  SELECT o.label, o.no, o.text, CASE WHEN l.name IS NOT NULL THEN l.name
           WHEN o.text GLOB '[12][0-9][0-9][0-9]*' AND o.k = o.n THEN 'år'
           WHEN o.k = 1 AND o.n - coalesce((SELECT max(n) FROM listed WHERE listed.label = o.label), 0) <= 2
                AND EXISTS (SELECT 1 FROM part WHERE part.label = o.label AND (own OR part = 'header1'))
                AND NOT EXISTS (SELECT 1 FROM part WHERE part.label = o.label AND part GLOB 'stub[0-9]*') THEN 'statistikkvariabel' END AS name
    FROM open AS o
    LEFT JOIN listed AS l ON l.label = o.label AND l.n IN (o.n, o.n - 1) AND l.k = o.k - (o.n - l.n))
SELECT label, no, part, text, 1 FROM part WHERE own
UNION ALL
SELECT label, no, coalesce(name, 'variabel ' || no), text, name IS NOT NULL FROM named
 ORDER BY 1, 2;
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT min(label), 'warning', 'unnamed-variables', max(name),
       'The title of the table does not list as many variables as the table has; they are called variabel 1, variabel 2 and so on.',
       'Load the table as JSON-stat, which names them.'
  FROM statbank_part WHERE NOT named HAVING count(*) > 0;

-- What each part is: the period, the contents, or a category.
CREATE TEMP TABLE IF NOT EXISTS statbank_cell AS SELECT 0 AS label, '' AS tab, '' AS period, '' AS contents WHERE false;
DELETE FROM statbank_cell;
INSERT INTO statbank_cell
SELECT t.label, t.tab,
       (SELECT text FROM statbank_part AS p WHERE p.label = t.label
         AND (lower(replace(name, 'Å', 'å')) IN ('år', 'tid', 'kvartal', 'måned', 'uke', 'halvår', 'year', 'quarter', 'month', 'week', 'time', 'intervall (år)') OR NOT named)
         AND text GLOB '[12][0-9][0-9][0-9]*' AND length(text) <= iif(named, 10, 7) ORDER BY no LIMIT 1),
       (SELECT text FROM statbank_part AS p WHERE p.label = t.label AND lower(name) IN ('statistikkvariabel', 'contents', 'contentscode', 'innhold') LIMIT 1)
  FROM statbank_title AS t;

CREATE TEMP TABLE IF NOT EXISTS statbank_slug (text TEXT PRIMARY KEY, slug TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO statbank_slug
WITH RECURSIVE word (text) AS (
  SELECT name FROM statbank_part UNION SELECT contents FROM statbank_cell WHERE contents IS NOT NULL),
letter (text, rest, slug) AS (
  SELECT text, replace(replace(replace(replace(replace(replace(lower(text), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), 'Æ', 'ae'), 'Ø', 'oe'), 'Å', 'aa'), '' FROM word
  UNION ALL
  SELECT text, substr(rest, 2),
         slug || CASE WHEN substr(rest, 1, 1) GLOB '[a-z0-9]' THEN substr(rest, 1, 1) WHEN slug = '' OR slug GLOB '*-' THEN '' ELSE '-' END
    FROM letter WHERE rest <> '')
SELECT text, replace(rtrim(slug, '-'), 'kjoenn', 'kjonn') FROM letter WHERE rest = '';

-- "1 Menn" begins with a code; "18 år eller eldre" does not: it is another category than "18 år".
CREATE TEMP TABLE IF NOT EXISTS statbank_category AS SELECT 0 AS label, '' AS dimension, '' AS title, '' AS category, '' AS text WHERE false;
DELETE FROM statbank_category;
INSERT INTO statbank_category
SELECT p.label, s.slug, p.name,
       replace(replace(iif(instr(p.text, ' ') > 1 AND substr(p.text, 1, instr(p.text, ' ') - 1) NOT GLOB '*[^0-9]*'
                           AND substr(p.text, instr(p.text, ' ') + 1) NOT GLOB 'år *' AND substr(p.text, instr(p.text, ' ') + 1) NOT GLOB 'years *',
                           substr(p.text, 1, instr(p.text, ' ') - 1), p.text), ';', '%3B'), '=', '%3D'), p.text
  FROM statbank_part AS p JOIN statbank_cell AS c USING (label) JOIN statbank_slug AS s ON s.text = p.name
 WHERE p.text IS NOT c.period AND p.text IS NOT c.contents AND p.text <> '';
-- The export may have a sex without its code (KLASS 2).
UPDATE statbank_category SET category = CASE WHEN category IN ('Menn', 'Males', 'Men') THEN '1' ELSE '2' END
 WHERE dimension = 'kjonn' AND category IN ('Menn', 'Males', 'Men', 'Kvinner', 'Females', 'Women');

INSERT OR IGNORE INTO dimension_in (dimension, title_nb) SELECT DISTINCT dimension, title FROM statbank_category;
INSERT OR IGNORE INTO category_in (dimension, category, title_nb) SELECT DISTINCT dimension, category, text FROM statbank_category;
-- An export does not say its units. What its contents are called tells shares and counts; all else is never summed.
CREATE TEMP TABLE IF NOT EXISTS statbank_kind (contents TEXT PRIMARY KEY, unit TEXT NOT NULL, kind TEXT NOT NULL, told TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO statbank_kind (contents, unit, kind, told)
WITH word AS (
  SELECT DISTINCT coalesce(contents, '') AS contents, ' ' || lower(replace(coalesce(contents, ''), 'Ø', 'ø')) || ' ' AS text FROM statbank_cell),
judged AS (
  SELECT contents, text, text LIKE '%prosent%' OR text LIKE '%per cent%' OR text LIKE '%percent%' OR instr(text, '(%)') > 0 AS share,
         text LIKE '% per %' OR text LIKE '%gjennomsnitt%' OR text LIKE '%average%' OR text LIKE '%median%' OR text LIKE '%promille%' OR text LIKE '%andel%'
           OR text LIKE '%share%' OR text LIKE '%rate%' OR text LIKE '%indeks%' OR text LIKE '%index%' OR text LIKE '%(kr%' OR text LIKE '%(nok%' AS derived
    FROM word),
counted (start) AS (VALUES
  ('personer'), ('persons'), ('antall'), ('number of'), ('folketal'), ('folkemengde'), ('population'), ('levendefødte'), ('live births'), ('fødte'),
  ('døde'), ('deaths'), ('husholdninger'), ('households'), ('innvandrere'), ('immigrants'), ('sysselsatte'), ('employed'), ('lønnstakere'), ('helt ledige'),
  ('arbeidsledige'), ('boliger'), ('dwellings'), ('barn'), ('children'), ('elever'), ('pupils'), ('familier'), ('families'), ('deltakere'), ('participants')),
sorted AS (
  SELECT contents, text, CASE WHEN share THEN 'share' WHEN NOT derived AND EXISTS (SELECT 1 FROM counted WHERE text LIKE ' ' || start || '%') THEN 'count' ELSE 'ratio' END AS kind
    FROM judged)
SELECT contents, CASE WHEN kind = 'share' THEN 'prosent' WHEN text LIKE ' personer%' OR text LIKE ' persons%' THEN 'personer' ELSE 'antall' END, kind,
       CASE kind WHEN 'share' THEN 'a share that may not be summed' WHEN 'count' THEN 'a count that may be summed' ELSE 'figures that may not be summed' END
  FROM sorted;
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT min(c.label), 'note', 'indicator', coalesce(c.contents, c.tab),
       coalesce('''' || c.contents || '''', 'The table') || ' is taken as ' || k.told || ' over municipalities.', 'JSON-stat states the unit.'
  FROM statbank_cell AS c JOIN statbank_kind AS k ON k.contents = coalesce(c.contents, '') GROUP BY c.tab, c.contents;
INSERT OR IGNORE INTO indicator_in (code, title_nb, unit, decimals, kind, sums_over_regions, sums_over_periods, definition)
SELECT DISTINCT c.tab || coalesce('-' || s.slug, ''), coalesce(c.contents, 'Tabell ' || c.tab), k.unit, k.kind <> 'count', k.kind, k.kind = 'count', 0,
       'Statistikkbanken, tabell ' || c.tab || '.'
  FROM statbank_cell AS c JOIN statbank_kind AS k ON k.contents = coalesce(c.contents, '') LEFT JOIN statbank_slug AS s ON s.text = c.contents;
INSERT INTO series (label, indicator, period, breakdown)
SELECT c.label, c.tab || coalesce('-' || s.slug, ''), c.period,
       coalesce((SELECT group_concat(dimension || '=' || category, ';') FROM statbank_category WHERE label = c.label), '')
  FROM statbank_cell AS c LEFT JOIN statbank_slug AS s ON s.text = c.contents
 WHERE c.period IS NOT NULL;

-- @layout tekst
-- @table statbank
-- @region region
-- @kind kommune fylke land bydel
-- @value *
-- @left-out K-Rest*;Rest*;K-21-22*;21-22*;K-23*;EAK*;F-*Rest*
-- @codes prefix
-- @lost-letters names
-- @final-newline yes
-- @sql-of statbank
