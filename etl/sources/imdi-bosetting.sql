-- @source imdi-bosetting
-- @title Bosetting av flyktninger: anmodning, vedtak og faktisk bosetting per kommune og år
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi)
-- @licence NLOD (IMDi's usual licence; the files state none)
-- @url https://www.imdi.no/tall-og-statistikk/
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition) VALUES
  ('anmodet', 'Anmodning om bosetting', 'Oppmoding om busetjing', 'Asked to settle', 'personer', 0, 'count', 1, 1, NULL, NULL,
   'Hvor mange flyktninger kommunen ble anmodet om å bosette i året. «.» betyr at kommunen ikke ble anmodet.'),
  ('opprinnelig_anmodet', 'Opprinnelig anmodning', 'Opphavleg oppmoding', 'Originally asked to settle', 'personer', 0, 'count', 1, 1, NULL, NULL,
   'Anmodningen slik den lød først, i år da den ble endret.'),
  ('vedtatt', 'Vedtak om bosetting', 'Vedtak om busetjing', 'Decided to settle', 'personer', 0, 'count', 1, 1, NULL, NULL,
   'Hvor mange kommunen vedtok å bosette. «.» i et år med anmodning betyr at det ikke ble fattet vedtak.'),
  ('bosatt', 'Faktisk bosetting', 'Faktisk busetjing', 'Settled', 'personer', 0, 'count', 1, 1, NULL, NULL,
   'Hvor mange som faktisk ble bosatt i året.'),
  ('bosatt_tidligere_fylker', 'Faktisk bosetting (sammenslått for tidligere fylker)', 'Faktisk busetjing (samanslått for tidlegare fylke)',
   'Settled (merged for former counties)', 'personer', 0, 'count', 0, 1, NULL, NULL, NULL),
  ('anmodet_prosent', 'Anmodning om bosetting, prosent', 'Oppmoding om busetjing, prosent', 'Asked to settle, per cent of asked',
   'prosent', 1, 'share', 0, 0, 'anmodet', 'anmodet', NULL),
  ('opprinnelig_anmodet_prosent', 'Opprinnelig anmodning, prosent av anmodning', 'Opphavleg oppmoding, prosent av oppmoding',
   'Originally asked, per cent of asked', 'prosent', 1, 'share', 0, 0, 'opprinnelig_anmodet', 'anmodet', NULL),
  ('vedtatt_prosent', 'Vedtak om bosetting, prosent av anmodning', 'Vedtak om busetjing, prosent av oppmoding',
   'Decided, per cent of asked', 'prosent', 1, 'share', 0, 0, 'vedtatt', 'anmodet', NULL),
  ('bosatt_prosent', 'Faktisk bosetting, prosent av anmodning', 'Faktisk busetjing, prosent av oppmoding',
   'Settled, per cent of asked', 'prosent', 1, 'share', 0, 0, 'bosatt', 'anmodet', NULL),
  ('bosatt_tidligere_fylker_prosent', 'Faktisk bosetting (sammenslått for tidligere fylker), prosent', 'Faktisk busetjing (samanslått for tidlegare fylke), prosent',
   'Settled (merged for former counties), per cent of asked', 'prosent', 1, 'share', 0, 0, 'bosatt_tidligere_fylker', 'anmodet', NULL);

CREATE TEMP TABLE measure (bosetting TEXT NOT NULL, enhet TEXT NOT NULL, indicator TEXT NOT NULL, PRIMARY KEY (bosetting, enhet)) WITHOUT ROWID;
INSERT INTO measure (bosetting, enhet, indicator)
SELECT title_nb, 'Personer', code FROM indicator_in WHERE unit = 'personer';
INSERT INTO measure (bosetting, enhet, indicator)
SELECT m.bosetting, 'Prosent', m.indicator || '_prosent' FROM measure AS m;

-- One row per municipality, year and measure. Codes are those of the year; names are there for some.
-- @layout long
-- @header Enhet;År;Kommunenummer;Kommune;Bosetting;Antall
-- @region Kommunenummer
-- @name Kommune
-- @value Antall
-- @final-newline yes
INSERT INTO series (label, indicator, period)
SELECT label.id, measure.indicator, label."År"
  FROM label JOIN measure ON measure.bosetting = label."Bosetting" AND measure.enhet = label."Enhet";

-- One row per municipality, one column per measure, unit and year. Municipalities that only got a new number
-- stand under today's for all years; an empty cell means that the municipality did not exist.
-- @layout wide
-- @header Region;Navn;Bosetting: *;...
-- @header.2 ;;Enhet: *;...
-- @header.3 ;;År: *;...
-- @region Region
-- @name Navn
-- @value *
-- @empty absent
-- @codes today
INSERT INTO series (label, indicator, period)
SELECT label.id, measure.indicator, substr(label.header3, length('År: ') + 1)
  FROM label JOIN measure ON measure.bosetting = substr(label.header1, length('Bosetting: ') + 1)
                         AND measure.enhet = substr(label.header2, length('Enhet: ') + 1);

-- IMDi's deliveries of one year: a row per municipality, a column per measure. The year is in the file's name, or in a column.
-- @layout crossed
-- @header Kommunenummer;Kommunenavn;Anmodning;Vedtak;Bosatte
-- @region Kommunenummer
-- @name Kommunenavn
-- @value Anmodning|Vedtak|Bosatte
-- @period-from-name (?:^|[^0-9])((?:19|20)[0-9][0-9])(?![0-9])
INSERT INTO series (label, indicator, period)
SELECT id, CASE header1 WHEN 'Anmodning' THEN 'anmodet' WHEN 'Vedtak' THEN 'vedtatt' WHEN 'Bosatte' THEN 'bosatt' END, file_period FROM label;

-- @layout crossed-year
-- @header kommune_nr;aar;bosetting.anmodning|bosetting.vedtak|bosetting.bosatt;...
-- @region kommune_nr
-- @labels aar
-- @value bosetting.anmodning|bosetting.vedtak|bosetting.bosatt
INSERT INTO series (label, indicator, period)
SELECT id, CASE header1 WHEN 'bosetting.anmodning' THEN 'anmodet' WHEN 'bosetting.vedtak' THEN 'vedtatt' WHEN 'bosetting.bosatt' THEN 'bosatt' END, aar
  FROM label;

-- IMDikators flat tables bosatt_vedtak, bosatt_anmodede and bosetting, with counties and the country: the figures in persons.
-- Shares are on another base in each table; source imdi-flat keeps them under the table's name.
-- @layout flat
-- @header aar;bosetting;enhet;tabellvariabel;tabell_navn;[bydel_nr|bydel_id];[kommune_nr|kommune_id];
--   [naringsregion_nr|naringsregion_id];[fylke_nr|fylke_id]
-- @region bydel_nr;kommune_nr;naringsregion_nr;fylke_nr
-- @kind bydel kommune land;kommune land;naringsregion land;fylke land
-- @value tabellvariabel
-- @symbols NULL ..;<* :
-- @final-newline yes
INSERT INTO series (label, indicator, period, skip)
SELECT id, CASE bosetting WHEN 'anmodning' THEN 'anmodet' WHEN 'vedtak' THEN 'vedtatt' WHEN 'bosatt' THEN 'bosatt' END, aar,
       CASE WHEN enhet <> 'personer' THEN 'shares of IMDikator''s tables are on another base in each; load the file as imdi-flat to have them'
            WHEN bosetting = 'bosatt_siste_trear' THEN 'sums over three years can be computed from the years' END
  FROM label
 WHERE tabell_navn IN ('bosatt_vedtak', 'bosatt_anmodede', 'bosetting')
   AND (enhet <> 'personer' OR bosetting IN ('anmodning', 'vedtak', 'bosatt', 'bosatt_siste_trear'));
