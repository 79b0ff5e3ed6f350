-- @source imdi-intro
-- @title Tidligere deltakere i introduksjonsprogrammet etter status 1 til 5 år etter (kommuner, fylker, bydeler)
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), tall fra Statistisk sentralbyrå (SSB)
-- @licence NLOD (IMDi's usual licence; the files state none)
-- @url https://www.imdi.no/tall-og-statistikk/
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition) VALUES
  ('intro_status_arbutd', 'Avsluttet introduksjonsprogrammet, etter status', 'Avslutta introduksjonsprogrammet, etter status',
   'Left the introduction programme, by status', 'personer', 0, 'count', 1, 0, NULL, NULL,
   'Personer som avsluttet programmet ett til fem år før året, etter hva de gjør i november. «:» er skjult; det er ikke alltid et lite tall.'),
  ('intro_status_arbutd_prosent', 'Avsluttet introduksjonsprogrammet, etter status, prosent', 'Avslutta introduksjonsprogrammet, etter status, prosent',
   'Left the introduction programme, by status, per cent', 'prosent', 0, 'share', 0, 0, 'intro_status_arbutd', 'intro_status_arbutd',
   'Prosent av dem som avsluttet programmet samme år og har samme kjønn.');

INSERT INTO dimension_in (dimension, title_nb, title_nn, title_en) VALUES
  ('avslutta', 'Avsluttet programmet for', 'Avslutta programmet for', 'Left the programme'), ('avslstat4', 'Status', 'Status', 'Status'),
  ('kjonn', 'Kjønn', 'Kjønn', 'Sex');
INSERT INTO category_in (dimension, category, title_nb, title_nn, title_en) VALUES
  ('avslutta', 'ettaar', 'ett år siden', 'eitt år sidan', 'one year before'), ('avslutta', 'toaar', 'to år siden', 'to år sidan', 'two years before'),
  ('avslutta', 'treaar', 'tre år siden', 'tre år sidan', 'three years before'), ('avslutta', 'fireaar', 'fire år siden', 'fire år sidan', 'four years before'),
  ('avslutta', 'femaar', 'fem år siden', 'fem år sidan', 'five years before'),
  ('avslstat4', 'arbutd', 'Arbeid eller utdanning', 'Arbeid eller utdanning', 'Work or education'),
  ('avslstat4', 'ledig_tiltak', 'Ledig eller på tiltak', 'Ledig eller på tiltak', 'Unemployed or on measures'),
  ('avslstat4', 'annet', 'Annet', 'Anna', 'Other'),
  ('kjonn', '1', 'Menn', 'Menn', 'Men'), ('kjonn', '2', 'Kvinner', 'Kvinner', 'Women');

-- One row per region, one column per figure: "avslutta.ettaar_kjonn.alle_avslutning.status.4.arbutd_aar.2013_enhet.personer".
-- Codes have lost their leading zeros (101, and 1 for county 01; 0 is the whole country).
-- @layout packed
-- @header [kommune_nr];[fylke_nr];[bydel_nr];[naringsregion_nr];avslutta.*_kjonn.*_avslutning.status.4.*_aar.*_enhet.*;...
-- @region bydel_nr;kommune_nr;naringsregion_nr;fylke_nr
-- @kind bydel kommune land;kommune land;naringsregion land;fylke land
-- @value avslutta.*_kjonn.*_avslutning.status.4.*_aar.*_enhet.*
-- @symbols NULL ..;<* :
-- @final-newline yes
CREATE TEMP TABLE IF NOT EXISTS intro_label (label INTEGER PRIMARY KEY, avslutta TEXT, kjonn TEXT, status TEXT, aar TEXT, enhet TEXT);
DELETE FROM intro_label;
INSERT INTO intro_label (label, avslutta, kjonn, status, aar, enhet)
WITH cut AS (
  SELECT id, header1 AS h, instr(header1, '_kjonn.') AS k, instr(header1, '_avslutning.status.4.') AS s, instr(header1, '_aar.') AS a,
         instr(header1, '_enhet.') AS e FROM label)
SELECT id, substr(h, length('avslutta.') + 1, k - length('avslutta.') - 1), substr(h, k + length('_kjonn.'), s - k - length('_kjonn.')),
       replace(substr(h, s + length('_avslutning.status.4.'), a - s - length('_avslutning.status.4.')), '.', '_'),
       substr(h, a + length('_aar.'), e - a - length('_aar.')), substr(h, e + length('_enhet.'))
  FROM cut;
INSERT INTO series (label, indicator, period, breakdown)
SELECT label, 'intro_status_arbutd' || iif(enhet = 'prosent', '_prosent', ''), aar,
       'avslutta=' || avslutta || iif(status = 'alle', '', ';avslstat4=' || status) || CASE kjonn WHEN '0' THEN ';kjonn=2' WHEN '1' THEN ';kjonn=1' ELSE '' END
  FROM intro_label
 WHERE enhet IN ('personer', 'prosent') AND ('avslutta', avslutta) IN (SELECT dimension, category FROM category_in)
   AND (status = 'alle' OR ('avslstat4', status) IN (SELECT dimension, category FROM category_in))
   AND kjonn IN ('alle', '0', '1');
-- Sexes have the codes of SSB's standard (KLASS 2): 1 men, 2 women. IMDi's files write 0 for women.
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT label, 'note', 'category-code', 'kjonn=2', 'The file writes 0 for women; they are kept as 2, as in SSB''s standard for sex (KLASS 2: 1 men, 2 women).', 'Nothing has to be done.'
  FROM intro_label WHERE kjonn = '0' ORDER BY label LIMIT 1;

-- One row per figure.
-- @layout flat
-- @header aar;enhet;tabellvariabel;tabell_navn;avslutta;kjonn;avslstat4|avslutning_status_4|avslutning.status.4|status;
--   [bydel_nr|bydel_id];[kommune_nr|kommune_id];[naringsregion_nr|naringsregion_id];[fylke_nr|fylke_id]
-- @region bydel_nr;kommune_nr;naringsregion_nr;fylke_nr
-- @kind bydel kommune land;kommune land;naringsregion land;fylke land
-- @value tabellvariabel
-- @symbols NULL ..;<* :
-- @final-newline yes
INSERT INTO series (label, indicator, period, breakdown)
SELECT id, 'intro_status_arbutd' || iif(enhet = 'prosent', '_prosent', ''), aar,
       'avslutta=' || avslutta || iif(status = 'alle', '', ';avslstat4=' || status) || CASE kjonn WHEN '0' THEN ';kjonn=2' WHEN '1' THEN ';kjonn=1' ELSE '' END
  FROM (SELECT id, aar, enhet, tabell_navn, avslutta, kjonn, replace(avslstat4, '.', '_') AS status FROM label)
 WHERE tabell_navn = 'intro_status_arbutd' AND enhet IN ('personer', 'prosent')
   AND ('avslutta', avslutta) IN (SELECT dimension, category FROM category_in)
   AND (status = 'alle' OR ('avslstat4', status) IN (SELECT dimension, category FROM category_in))
   AND kjonn IN ('alle', '0', '1');
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT id, 'note', 'category-code', 'kjonn=2', 'The file writes 0 for women; they are kept as 2, as in SSB''s standard for sex (KLASS 2: 1 men, 2 women).', 'Nothing has to be done.'
  FROM label WHERE kjonn = '0' ORDER BY id LIMIT 1;
