-- @source ssb-arealprofiler
-- @title Kommunale arealprofiler: arealbruk, boliger, tettsted og strandsone, per kommune og år
-- @publisher Statistisk sentralbyrå (SSB)
-- @licence CC BY 4.0
-- @url https://www.ssb.no/natur-og-miljo/areal
-- @needs klass-131

-- One row per figure, under today's codes; many variables are of towns or shores, which not every municipality has. Each variable of the file is an indicator; its unit stands in its name.
-- @layout tidy
-- @sheet *
-- @header statistikkvariabel;kommunenr;kommune;år;verdi;[klasse]
-- @region kommunenr
-- @name kommune
-- @value verdi
-- @codes today
-- @coverage partial
CREATE TEMP TABLE IF NOT EXISTS variable (text TEXT PRIMARY KEY, code TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, decimals INTEGER NOT NULL, sums INTEGER NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO variable (text, code, unit, kind, decimals, sums)
WITH name AS (
  SELECT DISTINCT text,
         trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(text),
           'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), '(', ''), ')', ''), '.', ''), ',', ''), '/', '-'), '%', ''), ' ', '-'), '--', '-'), '---', '-'), '-') AS slug,
         ' ' || replace(replace(lower(text), '.', ' '), ',', ' ') || ' ' AS words
    FROM label_part WHERE part = 'statistikkvariabel' AND text <> '')
SELECT text, 'areal-' || slug,
       CASE WHEN words LIKE '% prosent %' OR words LIKE ' andel %' THEN 'prosent' WHEN words LIKE '% dekar %' THEN 'dekar'
            WHEN words LIKE '% kvadratmeter %' THEN 'kvadratmeter' WHEN words LIKE '% km %' OR words LIKE '% kilometer %' THEN 'kilometer'
            WHEN words LIKE '% per %' THEN 'rate' WHEN words LIKE '% personer %' THEN 'personer' ELSE 'antall' END,
       CASE WHEN words LIKE '% prosent %' OR words LIKE ' andel %' THEN 'share'
            WHEN words LIKE '% per bosatt%' OR words LIKE '% km %' OR words LIKE '% kilometer %' OR words LIKE '% per %' THEN 'ratio'
            WHEN words LIKE '% dekar %' THEN 'amount' WHEN words LIKE ' netto %' THEN 'amount' ELSE 'count' END,
       CASE WHEN words LIKE '% dekar %' OR words LIKE '% personer %' THEN 0
            WHEN words LIKE '% prosent %' OR words LIKE ' andel %' OR words LIKE '% per %' OR words LIKE '% km %' OR words LIKE '% kilometer %' THEN 1 ELSE 0 END,
       CASE WHEN words LIKE '% prosent %' OR words LIKE ' andel %' OR words LIKE '% per %' OR words LIKE '% km %' OR words LIKE '% kilometer %' THEN 0 ELSE 1 END
  FROM name WHERE slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*';
INSERT OR IGNORE INTO indicator_in (code, title_nb, unit, decimals, kind, sums_over_regions, sums_over_periods)
SELECT code, text, unit, decimals, kind, sums, 0 FROM variable;

INSERT OR IGNORE INTO dimension_in (dimension, title_nb, title_nn, title_en) VALUES ('arealbruksklasse', 'Arealbruksklasse', 'Arealbruksklasse', 'Land use class');
INSERT OR IGNORE INTO category_in (dimension, category, title_nb)
SELECT DISTINCT 'arealbruksklasse', replace(replace(text, ';', '%3B'), '=', '%3D'), text FROM label_part WHERE part = 'klasse' AND text <> '';
INSERT INTO series (label, indicator, period, breakdown)
SELECT l.id, v.code, year.text, iif(coalesce(class.text, '') = '', '', 'arealbruksklasse=' || replace(replace(class.text, ';', '%3B'), '=', '%3D'))
  FROM label AS l
  JOIN label_part AS year ON year.label = l.id AND year.part = 'år'
  JOIN label_part AS name ON name.label = l.id AND name.part = 'statistikkvariabel'
  JOIN variable AS v ON v.text = name.text
  LEFT JOIN label_part AS class ON class.label = l.id AND class.part = 'klasse';
