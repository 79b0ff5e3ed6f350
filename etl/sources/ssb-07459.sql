-- @source ssb-07459
-- @title Folkemengde 1. januar etter alder og kjønn (Statistikkbanken, tabell 07459)
-- @publisher Statistisk sentralbyrå (SSB)
-- @licence CC BY 4.0
-- @url https://www.ssb.no/statbank/table/07459
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, definition) VALUES
  ('folkemengde_alder', 'Folkemengde etter alder', 'Folkemengd etter alder', 'Population by age', 'personer', 0, 'count', 1, 0,
   'Per 1. januar. Alder i fylte år, som i tabellen: 000, 001 … 104, 105+.');

INSERT INTO dimension_in (dimension, title_nb, title_nn, title_en) VALUES
  ('alder', 'Alder', 'Alder', 'Age'), ('kjonn', 'Kjønn', 'Kjønn', 'Sex');
INSERT INTO category_in (dimension, category, title_nb, title_nn, title_en) VALUES
  ('kjonn', '1', 'Menn', 'Menn', 'Men'), ('kjonn', '2', 'Kvinner', 'Kvinner', 'Women');

-- The Statbank's words for a sex, with the codes of its standard (KLASS 2); category '' is the total.
CREATE TEMP TABLE sex_word (word TEXT PRIMARY KEY, category TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO sex_word (word, category) VALUES
  ('Begge kjønn', ''), ('Both sexes', ''), ('0', ''), ('Menn', '1'), ('Males', '1'), ('Men', '1'), ('1', '1'),
  ('Kvinner', '2'), ('Kvinnfolk', '2'), ('Females', '2'), ('Women', '2'), ('2', '2');

-- The Statbank's exports of the table (.csv with commas, semicolons or tabs, with or without the title): a row of region and
-- age, perhaps sex and year, and a column of persons, or one for each year or sex. Codes that are written K-0301 are those
-- of the last year in the file. The letters of the names may be lost in an export; the codes are then enough.
-- @layout statbank
-- @header region|Region;alder|age|Alder|Age;[kjønn|sex|gender|Kjønn|Sex];[år|year|tid|time|Year|Time];
--   [statistikkvariabel|contents|innhold|Contents];
--   Personer*|Persons*|Menn *|Kvinner *|Begge kjønn *|Males *|Females *|Men *|Women *|Both sexes *|19*|20*;...
-- @region region
-- @kind kommune fylke land
-- @labels alder;kjønn;år;statistikkvariabel
-- @value Personer*|Persons*|Menn *|Kvinner *|Begge kjønn *|Males *|Females *|Men *|Women *|Both sexes *|19*|20*
-- @left-out K-Rest*;Rest*;K-21-22*;21-22*;K-23*;EAK*
-- @codes prefix
-- @lost-letters names
-- @final-newline yes
CREATE TEMP TABLE IF NOT EXISTS cell_label AS SELECT 0 AS id, '' AS age, '' AS sex, '' AS rest, '' AS period, '' AS contents WHERE false;
DELETE FROM cell_label;
INSERT INTO cell_label
-- Each text of a header and of an age is taken apart once, not once for each label that has it.
WITH part AS MATERIALIZED (
  SELECT id, max(iif(part = 'alder', text, NULL)) AS age, max(iif(part = 'kjønn', text, NULL)) AS sex,
         max(iif(part = 'år', text, NULL)) AS year, max(iif(part = 'statistikkvariabel', text, NULL)) AS contents,
         max(iif(part = 'header1', text, NULL)) AS header
    FROM label JOIN label_part ON label_part.label = label.id GROUP BY id),
headed AS MATERIALIZED (
  SELECT header, w.category AS header_sex,
         trim(replace(replace(replace(' ' || header || ' ', ' Personer ', ' '), ' Persons ', ' '), ' ' || coalesce(w.word, 'Personer') || ' ', ' ')) AS rest
    FROM (SELECT DISTINCT header FROM part)
    LEFT JOIN sex_word AS w ON length(w.word) > 1 AND instr(' ' || header || ' ', ' ' || w.word || ' ') > 0),
-- "3 years", "105 years or older", "0-4 år", "003", or code and text ("003 3 år").
plain AS MATERIALIZED (
  SELECT age,
         trim(replace(replace(replace(replace(replace(replace(replace(age,
           ' years or older', '+'), ' år eller eldre', '+'), ' år og eldre', '+'), ' years', ''), ' year', ''), ' år', ''), '–', '-')) AS plain
    FROM (SELECT DISTINCT age FROM part)),
split AS MATERIALIZED (
  SELECT age, iif(instr(plain, ' ') > 0, substr(plain, 1, instr(plain, ' ') - 1), NULL) AS code,
         substr(plain, instr(plain, ' ') + 1) AS ages FROM plain),
named AS MATERIALIZED (
  SELECT age, code,
         CASE WHEN ages GLOB '*[^0-9+-]*' OR ages = '' THEN NULL
              WHEN ages NOT GLOB '*[^0-9]*' AND length(ages) <= 3 THEN printf('%03d', CAST(ages AS INTEGER))
              WHEN ages GLOB '[0-9]*+' AND rtrim(ages, '+') NOT GLOB '*[^0-9]*' AND length(ages) <= 4
              THEN printf('%03d+', CAST(rtrim(ages, '+') AS INTEGER))
              WHEN ages GLOB '[0-9]*-[0-9]*' AND replace(ages, '-', '') NOT GLOB '*[^0-9]*' AND length(ages) <= 7
              THEN printf('%03d-%03d', CAST(ages AS INTEGER), CAST(substr(ages, instr(ages, '-') + 1) AS INTEGER)) END AS category
    FROM split)
SELECT id,
       CASE WHEN age IN ('Alle aldre', 'I alt', 'All ages', 'Total') THEN '' WHEN code IS NULL OR code = category THEN category END,
       iif(sex IS NULL, coalesce(header_sex, ''),
           iif(header_sex IS NULL,
               (SELECT category FROM sex_word WHERE word = sex OR (sex GLOB '[012] *' AND word = substr(sex, 3))), NULL)),
       rest, coalesce(year, rest), coalesce(contents, 'Personer')
  FROM part LEFT JOIN named USING (age) LEFT JOIN headed ON headed.header = part.header;

INSERT OR IGNORE INTO category_in (dimension, category, title_nb, title_nn, title_en)
SELECT 'alder', age, words || ' år' || older, words || ' år' || older, words || iif(words = '1', ' year', ' years') || iif(older = '', '', ' or older')
  FROM (SELECT age, iif(age LIKE '%+', ' eller eldre', '') AS older,
               CAST(CAST(age AS INTEGER) AS TEXT) || iif(age LIKE '%-%', '-' || CAST(substr(age, instr(age, '-') + 1) AS INTEGER), '') AS words
          FROM (SELECT DISTINCT age FROM cell_label WHERE age <> ''));

INSERT INTO series (label, indicator, period, breakdown)
SELECT id, 'folkemengde_alder', period,
       iif(age = '', '', 'alder=' || age) || iif(age <> '' AND sex <> '', ';', '') || iif(sex = '', '', 'kjonn=' || sex)
  FROM cell_label
 WHERE age IS NOT NULL AND sex IS NOT NULL AND contents IN ('Personer', 'Persons', 'Personer1', 'Personer1 Personer', 'Personer1 Persons')
   AND (rest = '' OR rest = period);
