-- @source bosetting-fylke
-- @title Anmodninger, vedtak og faktisk bosetting av flyktninger i kommunene i ett fylke, med navn og uten kommunenummer
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), utvalg av fylkeskommunen
-- @licence Ikke oppgitt
-- @needs klass-131
-- A selection for one county. Its figures have indicators of their own: as a vintage of imdi-bosetting it would say that
-- the rest of the country has none.
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, definition) VALUES
  ('fylke_anmodet', 'Anmodning om bosetting (utvalg for et fylke)', 'Oppmoding om busetjing (utval for eit fylke)', 'Asked to settle (selection for a county)',
   'personer', 0, 'count', 1, 1, 'Hvor mange flyktninger kommunen ble anmodet om å bosette i året.'),
  ('fylke_opprinnelig_anmodet', 'Opprinnelig anmodning (utvalg for et fylke)', 'Opphavleg oppmoding (utval for eit fylke)', 'Originally asked to settle (selection for a county)',
   'personer', 0, 'count', 1, 1, 'Hvor mange kommunen først ble anmodet om å bosette i året.'),
  ('fylke_vedtatt', 'Vedtak om bosetting (utvalg for et fylke)', 'Vedtak om busetjing (utval for eit fylke)', 'Decided to settle (selection for a county)',
   'personer', 0, 'count', 1, 1, 'Hvor mange kommunen vedtok å bosette i året.'),
  ('fylke_bosatt', 'Faktisk bosetting (utvalg for et fylke)', 'Faktisk busetjing (utval for eit fylke)', 'Settled (selection for a county)',
   'personer', 0, 'count', 1, 1, 'Hvor mange som faktisk ble bosatt i året.');

-- @layout navn
-- @header Kommune|Kommunenavn|kommune|Kommune_navn|Region;År|År_dato|Aar|aar|år|Dato|Year|year;Kategori|Bosetting|Måltall|Variabel|kategori|variable|Type;Antall|Verdi|antall|Personer|value
-- @region Kommune
-- @kind kommunenavn
-- @value Antall
INSERT INTO series (label, indicator, period)
SELECT id,
       CASE "Kategori" WHEN 'Anmodning om bosetting' THEN 'fylke_anmodet' WHEN 'Opprinnelig anmodning' THEN 'fylke_opprinnelig_anmodet'
                       WHEN 'Vedtak om bosetting' THEN 'fylke_vedtatt' WHEN 'Faktisk bosetting' THEN 'fylke_bosatt' END,
       CASE WHEN "År" GLOB '[12][0-9][0-9][0-9]-01-01' THEN substr("År", 1, 4) ELSE "År" END
  FROM label
 WHERE "Kategori" IN ('Anmodning om bosetting', 'Opprinnelig anmodning', 'Vedtak om bosetting', 'Faktisk bosetting');
