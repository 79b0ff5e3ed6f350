-- @source imdi-flyktninger
-- @title Bosatte flyktninger og ukrainere, anmodninger og vedtak, kapasitet hos fastleger og kommunens kjennetegn, per kommune og år
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), Statistisk sentralbyrå (SSB) og Helsedirektoratet, sammenstilt i én tabell
-- @licence NLOD (IMDi's usual licence; the files state none); CC BY 4.0 (SSB)
-- @url https://www.imdi.no/tall-og-statistikk/
-- @needs klass-131
CREATE TEMP TABLE measure (
  name TEXT PRIMARY KEY, indicator TEXT NOT NULL, title TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, sums INTEGER NOT NULL,
  over_years INTEGER NOT NULL, part TEXT, whole TEXT) WITHOUT ROWID;
INSERT INTO measure (name, indicator, title, unit, kind, sums, over_years, part, whole) VALUES
  ('sentralitet', 'sentralitet_2020', 'Sentralitet (standard 2020: 1 mest sentrale, 6 minst sentrale)', 'klasse', 'category', 0, 0, NULL, NULL),
  ('pop', 'flyktninger_folkemengde', 'Folkemengde', 'personer', 'count', 1, 0, NULL, NULL),
  ('innvandr', 'flyktninger_bosatt', 'Bosatte flyktninger', 'personer', 'count', 1, 1, NULL, NULL),
  ('innvandr_pct_pop', 'flyktninger_bosatt_prosent', 'Bosatte flyktninger, prosent av folkemengden', 'prosent', 'share', 0, 0, 'flyktninger_bosatt', 'flyktninger_folkemengde'),
  ('ukrainere', 'ukrainere_bosatt', 'Bosatte flyktninger fra Ukraina', 'personer', 'count', 1, 1, NULL, NULL),
  ('ukr_pct_pop', 'ukrainere_bosatt_prosent', 'Bosatte flyktninger fra Ukraina, prosent av folkemengden', 'prosent', 'share', 0, 0, 'ukrainere_bosatt', 'flyktninger_folkemengde'),
  ('ukr_pct_innvandr', 'ukrainere_andel', 'Bosatte fra Ukraina, prosent av bosatte flyktninger', 'prosent', 'share', 0, 0, 'ukrainere_bosatt', 'flyktninger_bosatt'),
  ('ovrige', 'ovrige_flyktninger_bosatt', 'Bosatte flyktninger fra andre land', 'personer', 'count', 1, 1, NULL, NULL),
  ('ovr_pct_pop', 'ovrige_flyktninger_bosatt_prosent', 'Bosatte flyktninger fra andre land, prosent av folkemengden', 'prosent', 'share', 0, 0, 'ovrige_flyktninger_bosatt', 'flyktninger_folkemengde'),
  ('ema', 'flyktninger_ema_bosatt', 'Bosatte enslige mindreårige', 'personer', 'count', 1, 1, NULL, NULL),
  ('legeliste_n', 'fastlege_venteliste', 'Pasienter på venteliste hos fastlege', 'personer', 'count', 1, 0, NULL, NULL),
  ('legeliste_pct', 'fastlege_venteliste_prosent', 'Pasienter på venteliste hos fastlege, prosent', 'prosent', 'share', 0, 0, NULL, NULL),
  ('lege_reservekapasitet', 'fastlege_reservekapasitet', 'Reservekapasitet hos fastleger', 'prosent', 'ratio', 0, 0, NULL, NULL),
  ('ema_anmodet', 'ema_anmodet', 'Anmodning om bosetting av enslige mindreårige', 'personer', 'count', 1, 1, NULL, NULL),
  ('ema_vedtak', 'ema_vedtatt', 'Vedtak om bosetting av enslige mindreårige', 'personer', 'count', 1, 1, NULL, NULL),
  ('innvandr_anmodet', 'flyktninger_anmodet', 'Anmodning om bosetting av flyktninger', 'personer', 'count', 1, 1, NULL, NULL),
  ('innvandr_vedtak', 'flyktninger_vedtatt', 'Vedtak om bosetting av flyktninger', 'personer', 'count', 1, 1, NULL, NULL),
  ('innvandr_bosatt', 'flyktninger_bosatt_hittil', 'Bosatte flyktninger hittil i året', 'personer', 'count', 1, 1, NULL, NULL),
  ('ukr_bosatt', 'ukrainere_bosatt_hittil', 'Bosatte flyktninger fra Ukraina hittil i året', 'personer', 'count', 1, 1, NULL, NULL),
  ('innvandr_avtalt_bosatt', 'flyktninger_avtalt', 'Flyktninger med avtalt bosetting', 'personer', 'count', 1, 1, NULL, NULL),
  ('ukr_avtalt_bosatt', 'ukrainere_avtalt', 'Flyktninger fra Ukraina med avtalt bosetting', 'personer', 'count', 1, 1, NULL, NULL);
INSERT INTO indicator_in (code, title_nb, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole)
SELECT indicator, title, unit, CASE kind WHEN 'share' THEN 1 ELSE 0 END, kind, sums, over_years, part, whole FROM measure;

-- One row per municipality and year, under today's codes. Numbers and what is said of them stand in columns side by side: a number
-- that is empty because it is hidden has "Prikket (<5)" in the column beside it. A column of one year's requests is empty in the others.
-- @layout oppsummert
-- @sheet *
-- @header [year];År;Kommune;Kommunenummer;[Fylke];[Fylkenummer];sentralitet;[Valgdistrikt];[Valgdistriktnummer];[kostranr];[kostranavn];
--   [robek];pop;innvandr;innvandr_pct_pop;ukrainere;ukr_pct_pop;ukr_pct_innvandr;[ukr_prikket];ovrige;ovr_pct_pop;[ovr_prikket];ema;
--   [ema_prikket];[legeliste_n];[legeliste_pct];[lege_reservekapasitet];[lege_category];[fylke_rank];[national_rank];
--   [ema_anmodet_2023|ema_anmodet_2024|ema_anmodet_2025|ema_anmodet_2026|ema_anmodet_2027|ema_anmodet_2028|ema_anmodet_2029|ema_anmodet_2030];
--   [ema_vedtak_2023|ema_vedtak_2024|ema_vedtak_2025|ema_vedtak_2026|ema_vedtak_2027|ema_vedtak_2028|ema_vedtak_2029|ema_vedtak_2030];
--   [ema_vedtak_2023_string|ema_vedtak_2024_string|ema_vedtak_2025_string|ema_vedtak_2026_string|ema_vedtak_2027_string|ema_vedtak_2028_string|ema_vedtak_2029_string|ema_vedtak_2030_string];
--   innvandr_anmodet;innvandr_vedtak;[innvandr_vedtak_string];innvandr_bosatt;ukr_bosatt;innvandr_avtalt_bosatt;ukr_avtalt_bosatt
-- @region Kommunenummer
-- @name Kommune
-- @labels År
-- @ignored year;Fylke;Fylkenummer;Valgdistrikt;Valgdistriktnummer;kostranr;kostranavn;robek;ukr_prikket;ovr_prikket;ema_prikket;
--   lege_category;fylke_rank;national_rank;ema_vedtak_2023_string;innvandr_vedtak_string
-- @value *
-- @empty-from ema ema_prikket
-- @symbols Prikket* :;<* :;avventer* ..
-- @codes today
CREATE TEMP TABLE IF NOT EXISTS last_year AS SELECT '' AS year WHERE false;
DELETE FROM last_year;
INSERT INTO last_year SELECT max("År") FROM label;
INSERT INTO series (label, indicator, period, skip)
SELECT label.id, m.indicator, label."År",
       CASE WHEN label.header1 GLOB '*_20[0-9][0-9]' AND label."År" <> substr(label.header1, -4)
            THEN 'the column ' || label.header1 || ' is of that year only'
            WHEN m.name IN ('innvandr_anmodet', 'innvandr_vedtak', 'innvandr_bosatt', 'ukr_bosatt', 'innvandr_avtalt_bosatt', 'ukr_avtalt_bosatt')
                 AND label."År" <> (SELECT year FROM last_year)
            THEN 'the column ' || label.header1 || ' is of the last year only' END
  FROM label
  JOIN measure AS m ON m.name = iif(label.header1 GLOB '*_20[0-9][0-9]', substr(label.header1, 1, length(label.header1) - 5), label.header1);
