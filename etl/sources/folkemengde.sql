-- @source folkemengde
-- @title Folkemengde og innvandrere per 1. januar, etter kommune og kjønn
-- @publisher Statistisk sentralbyrå (SSB), for IMDi
-- @licence CC BY 4.0
-- @url https://www.ssb.no/befolkning/folketall
-- @needs klass-131
INSERT INTO dimension_in (dimension, title_nb, title_nn, title_en) VALUES ('kjonn', 'Kjønn', 'Kjønn', 'Sex');
INSERT INTO category_in (dimension, category, title_nb, title_nn, title_en) VALUES
  ('kjonn', '1', 'Menn', 'Menn', 'Men'),
  ('kjonn', '2', 'Kvinner', 'Kvinner', 'Women');

CREATE TEMP TABLE measure (innvkat TEXT PRIMARY KEY, indicator TEXT NOT NULL, nb TEXT NOT NULL, nn TEXT NOT NULL, en TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO measure (innvkat, indicator, nb, nn, en) VALUES
  ('alle', 'folkemengde', 'Folkemengde', 'Folkemengd', 'Population'),
  ('innvandrere', 'innvandrere', 'Innvandrere', 'Innvandrarar', 'Immigrants'),
  ('norskfodte_m_innvf', 'norskfodte', 'Norskfødte med innvandrerforeldre', 'Norskfødde med innvandrarforeldre', 'Norwegian-born to immigrant parents'),
  ('befolkningen_ellers', 'befolkningen_ellers', 'Befolkningen ellers', 'Befolkninga elles', 'The rest of the population'),
  ('bef_u_innv_og_norskf', 'befolkning_uten_innvandrere_og_norskfodte', 'Befolkningen uten innvandrere og norskfødte med innvandrerforeldre',
   'Befolkninga utan innvandrarar og norskfødde med innvandrarforeldre', 'Population other than immigrants and Norwegian-born to immigrant parents');

INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition)
SELECT indicator, nb, nn, en, 'personer', 0, 'count', 1, 0, NULL, NULL, 'Per 1. januar.' FROM measure
UNION ALL
SELECT indicator || '_prosent', nb || ', prosent', nn || ', prosent', en || ', per cent', 'prosent', 1, 'share', 0, 0,
       indicator, 'folkemengde', 'Prosent av hele folkemengden (begge kjønn) per 1. januar.' FROM measure;

-- Columns are immigrant category x sex x unit; the year stands only in the file's name.
-- @layout hovedgruppe
-- @header ;innvkat_5.*;...
-- @header.2 ;kjonn.*;...
-- @header.3 ;enhet.*;...
-- @decimal ,
-- @region 1
-- @value *
-- @period-from-name (?:^|[^0-9])((?:19|20)[0-9][0-9])(?=\.[A-Za-z]+$)
-- @final-newline yes
INSERT INTO series (label, indicator, period, breakdown)
SELECT label.id,
       measure.indicator || CASE label.header3 WHEN 'enhet.personer' THEN '' WHEN 'enhet.prosent' THEN '_prosent' END,
       label.file_period,
       CASE label.header2 WHEN 'kjonn.alle' THEN '' WHEN 'kjonn.0' THEN 'kjonn=2' WHEN 'kjonn.1' THEN 'kjonn=1' END
  FROM label JOIN measure ON measure.innvkat = substr(label.header1, length('innvkat_5.') + 1)
 WHERE label.header2 IN ('kjonn.alle', 'kjonn.0', 'kjonn.1') AND label.header3 IN ('enhet.personer', 'enhet.prosent');
-- Sexes have the codes of SSB's standard (KLASS 2): 1 men, 2 women. IMDi's files write 0 for women.
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT id, 'note', 'category-code', 'kjonn=2', 'The file writes 0 for women; they are kept as 2, as in SSB''s standard for sex (KLASS 2: 1 men, 2 women).', 'Nothing has to be done.'
  FROM label WHERE header2 = 'kjonn.0' ORDER BY id LIMIT 1;
