-- @source klass-131
-- @title Standard for kommuneinndeling (KLASS 131): koder, gyldighet og endringer
-- @publisher Statistisk sentralbyrå (SSB)
-- @licence CC BY 4.0
-- @url https://www.ssb.no/klass/klassifikasjoner/131
-- @requires nodes edges

-- @layout nodes
-- @header name;code;label;variant;validFrom;validTo
-- @rows klass_node
-- @final-newline yes

-- @layout edges
-- @header from;to;changeOccurred;from_id;to_id
-- @rows klass_edge
-- @final-newline yes

-- @rule klass-node
-- @remedy Take the graph's node file again from the agency; the row is damaged.
SELECT file, row, column, value, message FROM (
  SELECT file, "row", 2 AS column, "code" AS value,
         'The code is not four digits.' AS message
    FROM klass_node WHERE "code" NOT GLOB '[0-9][0-9][0-9][0-9]'
  UNION ALL
  SELECT file, "row", 3, "label", 'The name is empty.' FROM klass_node WHERE trim("label") = ''
  UNION ALL
  SELECT file, "row", 5, "validFrom", 'validFrom is not a date (year-month-day).'
    FROM klass_node WHERE "validFrom" IS NOT date("validFrom", '+0 days')
  UNION ALL
  SELECT file, "row", 6, "validTo", 'validTo is neither a date (year-month-day) nor NA.'
    FROM klass_node WHERE "validTo" <> 'NA' AND "validTo" IS NOT date("validTo", '+0 days')
  UNION ALL
  SELECT file, "row", 6, "validTo", 'validTo is not after validFrom (' || "validFrom" || ').'
    FROM klass_node WHERE "validTo" <> 'NA' AND "validTo" <= "validFrom"
  UNION ALL
  SELECT b.file, b."row", 1, b."name", 'The node name stands twice; it first stands in row ' || a."row" || '.'
    FROM klass_node AS a JOIN klass_node AS b ON b."name" = a."name"
     AND (b.file > a.file OR (b.file = a.file AND b."row" > a."row")));

-- @rule klass-overlap
-- @remedy A code means one area at a time: correct validFrom or validTo.
SELECT b.file, b."row", 5, b."validFrom",
       'The spell of ' || b."code" || ' ' || b."label" || ' overlaps the one of row ' || a."row" ||
       ' (' || a."validFrom" || ' to ' || a."validTo" || ').'
  FROM klass_node AS a
  JOIN klass_node AS b ON b."code" = a."code" AND b."row" <> a."row"
   AND (b."validFrom" > a."validFrom" OR (b."validFrom" = a."validFrom" AND b."row" > a."row"))
   AND (a."validTo" = 'NA' OR a."validTo" > b."validFrom");

-- @rule klass-edge
-- @remedy The two files must be of the same day: take both again from the agency.
SELECT e.file, e."row", 4, e."from_id", 'There is no node with this name.'
  FROM klass_edge AS e LEFT JOIN klass_node AS n ON n."name" = e."from_id" WHERE n."name" IS NULL
UNION ALL
SELECT e.file, e."row", 5, e."to_id", 'There is no node with this name.'
  FROM klass_edge AS e LEFT JOIN klass_node AS n ON n."name" = e."to_id" WHERE n."name" IS NULL
UNION ALL
SELECT e.file, e."row", 3, e."changeOccurred",
       'The change falls neither on the day on which ' || a."code" || ' ' || a."label" || ' ends (' || a."validTo" ||
       ') nor on the day on which ' || b."code" || ' ' || b."label" || ' begins (' || b."validFrom" || ').'
  FROM klass_edge AS e
  JOIN klass_node AS a ON a."name" = e."from_id"
  JOIN klass_node AS b ON b."name" = e."to_id"
 WHERE a."validTo" <> e."changeOccurred" OR b."validFrom" <> e."changeOccurred"
UNION ALL
SELECT b.file, b."row", 4, b."from_id" || ' to ' || b."to_id", 'The change stands twice; it first stands in row ' || a."row" || '.'
  FROM klass_edge AS a JOIN klass_edge AS b ON b."from_id" = a."from_id" AND b."to_id" = a."to_id"
   AND (b.file > a.file OR (b.file = a.file AND b."row" > a."row"));

-- On a day on which spells end and others begin, each is an end of a change: where that is missing, the edge
-- file was cut off. (The graph of a part of the country has beginnings of its own.)
-- @rule klass-no-edge
-- @acceptable yes
-- @remedy Take the edge file again from the agency: it may have been cut off. Say --accept klass-no-edge when it is whole.
SELECT file, "row", 5, "validFrom", "code" || ' ' || "label" || ' begins with no change that leads to it.'
  FROM klass_node
 WHERE "validFrom" IN (SELECT "validTo" FROM klass_node) AND "name" NOT IN (SELECT "to_id" FROM klass_edge)
UNION ALL
SELECT file, "row", 6, "validTo", "code" || ' ' || "label" || ' ends with no change that leads from it.'
  FROM klass_node
 WHERE "validTo" IN (SELECT "validFrom" FROM klass_node) AND "name" NOT IN (SELECT "from_id" FROM klass_edge);

-- @then
INSERT INTO region_version_in (kind, code, valid_from, valid_to, name, variant, key)
SELECT CASE WHEN "code" = '9999' THEN 'annet' ELSE 'kommune' END,
       "code", "validFrom", nullif("validTo", 'NA'), "label", CAST("variant" AS INTEGER), "name"
  FROM klass_node;

INSERT INTO region_change_in (from_key, to_key, changed_on)
SELECT "from_id", "to_id", "changeOccurred" FROM klass_edge;

-- SSB's codes for what lies outside the municipalities. They are in use in the agencies' files but not in KLASS 131.
INSERT INTO region_version_in (kind, code, valid_from, name)
SELECT 'annet', column1, '1838-01-01', column2
  FROM (VALUES ('2100', 'Svalbard'), ('2111', 'Longyearbyen'), ('2112', 'Ny-Ålesund'), ('2113', 'Barentsburg'),
               ('2114', 'Hornsund'), ('2115', 'Svea'), ('2121', 'Bjørnøya'), ('2131', 'Hopen'),
               ('2199', 'Uoppgitt kommune Svalbard'), ('2211', 'Jan Mayen'), ('2299', 'Uoppgitt Jan Mayen'),
               ('2300', 'Kontinentalsokkelen'), ('2311', 'Sokkelen sør for 62° N'),
               ('2321', 'Sokkelen nord for 62° N'), ('2399', 'Sokkelen, uspesifisert'));

-- "Uoppgitt kommune" of a county (0199 and so on), as the population files have them.
INSERT INTO region_version_in (kind, code, valid_from, name)
SELECT 'annet', column1 || '99', '1838-01-01', 'Uoppgitt kommune ' || column2
  FROM (VALUES ('01', 'Østfold'), ('02', 'Akershus'), ('03', 'Oslo'), ('04', 'Hedmark'), ('05', 'Oppland'), ('06', 'Buskerud'),
               ('07', 'Vestfold'), ('08', 'Telemark'), ('09', 'Aust-Agder'), ('10', 'Vest-Agder'), ('11', 'Rogaland'),
               ('12', 'Hordaland'), ('13', 'Bergen'), ('14', 'Sogn og Fjordane'), ('15', 'Møre og Romsdal'), ('16', 'Sør-Trøndelag'),
               ('17', 'Nord-Trøndelag'), ('18', 'Nordland'), ('19', 'Troms'), ('20', 'Finnmark'), ('30', 'Viken'),
               ('31', 'Østfold'), ('32', 'Akershus'), ('33', 'Buskerud'), ('34', 'Innlandet'), ('38', 'Vestfold og Telemark'),
               ('39', 'Vestfold'), ('40', 'Telemark'), ('42', 'Agder'), ('46', 'Vestland'), ('50', 'Trøndelag'),
               ('54', 'Troms og Finnmark'), ('55', 'Troms'), ('56', 'Finnmark'));

-- The country and the counties, as KLASS 104 has them. The county's code begins the codes of its municipalities, and
-- KLASS 131 gives such codes from 1838; so the counties of 1919 to 2017 begin there too, under the names of that time.
INSERT INTO region_version_in (kind, code, valid_from, name) VALUES ('land', '0', '1838-01-01', 'Hele landet');

INSERT INTO region_version_in (kind, code, valid_from, valid_to, name, key)
SELECT 'fylke', column1, column2, column3, column4, 'fylke ' || column1 || ' ' || column2
  FROM (VALUES ('01', '1838-01-01', '2020-01-01', 'Østfold'), ('02', '1838-01-01', '2020-01-01', 'Akershus'),
               ('03', '1838-01-01', NULL, 'Oslo'), ('04', '1838-01-01', '2020-01-01', 'Hedmark'),
               ('05', '1838-01-01', '2020-01-01', 'Oppland'), ('06', '1838-01-01', '2020-01-01', 'Buskerud'),
               ('07', '1838-01-01', '2020-01-01', 'Vestfold'), ('08', '1838-01-01', '2020-01-01', 'Telemark'),
               ('09', '1838-01-01', '2020-01-01', 'Aust-Agder'), ('10', '1838-01-01', '2020-01-01', 'Vest-Agder'),
               ('11', '1838-01-01', NULL, 'Rogaland'), ('12', '1838-01-01', '1972-01-01', 'Hordaland'),
               ('12', '1972-01-01', '2020-01-01', 'Hordaland'), ('13', '1838-01-01', '1972-01-01', 'Bergen'),
               ('14', '1838-01-01', '2020-01-01', 'Sogn og Fjordane'), ('15', '1838-01-01', NULL, 'Møre og Romsdal'),
               ('16', '1838-01-01', '2018-01-01', 'Sør-Trøndelag'), ('17', '1838-01-01', '2018-01-01', 'Nord-Trøndelag'),
               ('18', '1838-01-01', NULL, 'Nordland'), ('19', '1838-01-01', '2020-01-01', 'Troms'),
               ('20', '1838-01-01', '2020-01-01', 'Finnmark'), ('50', '2018-01-01', NULL, 'Trøndelag'),
               ('30', '2020-01-01', '2024-01-01', 'Viken'), ('34', '2020-01-01', NULL, 'Innlandet'),
               ('38', '2020-01-01', '2024-01-01', 'Vestfold og Telemark'), ('42', '2020-01-01', NULL, 'Agder'),
               ('46', '2020-01-01', NULL, 'Vestland'), ('54', '2020-01-01', '2024-01-01', 'Troms og Finnmark'),
               ('31', '2024-01-01', NULL, 'Østfold'), ('32', '2024-01-01', NULL, 'Akershus'),
               ('33', '2024-01-01', NULL, 'Buskerud'), ('39', '2024-01-01', NULL, 'Vestfold'),
               ('40', '2024-01-01', NULL, 'Telemark'), ('55', '2024-01-01', NULL, 'Troms'),
               ('56', '2024-01-01', NULL, 'Finnmark'));

-- Whole counties. A single municipality that changes county is a change of that municipality alone.
INSERT INTO region_change_in (from_key, to_key, changed_on)
SELECT f.key, t.key, t.valid_from
  FROM (VALUES ('12', '12'), ('13', '12'), ('16', '50'), ('17', '50'), ('01', '30'), ('02', '30'), ('06', '30'), ('04', '34'),
               ('05', '34'), ('07', '38'), ('08', '38'), ('09', '42'), ('10', '42'), ('12', '46'), ('14', '46'), ('19', '54'),
               ('20', '54'), ('30', '31'), ('30', '32'), ('30', '33'), ('38', '39'), ('38', '40'), ('54', '55'), ('54', '56'))
  JOIN region_version_in AS f ON f.kind = 'fylke' AND f.code = column1
  JOIN region_version_in AS t ON t.kind = 'fylke' AND t.code = column2 AND t.valid_from = f.valid_to;

-- "Uoppgitt fylke", and what has a county's number but is none.
INSERT INTO region_version_in (kind, code, valid_from, name)
SELECT 'annet', column1, '1838-01-01', column2
  FROM (VALUES ('99', 'Uoppgitt'), ('21', 'Svalbard'), ('22', 'Jan Mayen'), ('23', 'Kontinentalsokkelen'));

-- City districts (KLASS 103). The municipality's code begins theirs, so that they were renumbered with it.
INSERT INTO region_version_in (kind, code, valid_from, valid_to, name, key)
SELECT 'bydel', city.column1 || district.column2, max(city.column2, district.column4), city.column3, district.column3,
       'bydel ' || city.column1 || district.column2
  FROM (VALUES ('0301', '2004-01-01', NULL, 'Oslo'), ('1103', '2000-01-01', NULL, 'Stavanger'),
               ('1201', '2000-01-01', '2020-01-01', 'Bergen'), ('4601', '2020-01-01', NULL, 'Bergen'),
               ('1601', '2005-01-01', '2018-01-01', 'Trondheim'), ('5001', '2018-01-01', NULL, 'Trondheim')) AS city
  JOIN (VALUES ('Oslo', '01', 'Gamle Oslo', ''), ('Oslo', '02', 'Grünerløkka', ''), ('Oslo', '03', 'Sagene', ''),
               ('Oslo', '04', 'St. Hanshaugen', ''), ('Oslo', '05', 'Frogner', ''), ('Oslo', '06', 'Ullern', ''),
               ('Oslo', '07', 'Vestre Aker', ''), ('Oslo', '08', 'Nordre Aker', ''), ('Oslo', '09', 'Bjerke', ''),
               ('Oslo', '10', 'Grorud', ''), ('Oslo', '11', 'Stovner', ''), ('Oslo', '12', 'Alna', ''),
               ('Oslo', '13', 'Østensjø', ''), ('Oslo', '14', 'Nordstrand', ''), ('Oslo', '15', 'Søndre Nordstrand', ''),
               ('Oslo', '16', 'Sentrum', ''), ('Oslo', '17', 'Marka', ''), ('Oslo', '99', 'Uoppgitt bydel Oslo', ''),
               ('Stavanger', '01', 'Hundvåg', ''), ('Stavanger', '02', 'Tasta', ''), ('Stavanger', '03', 'Eiganes/Våland', ''),
               ('Stavanger', '04', 'Madla', ''), ('Stavanger', '05', 'Storhaug', ''), ('Stavanger', '06', 'Hillevåg', ''),
               ('Stavanger', '07', 'Hinna', ''), ('Stavanger', '08', 'Finnøy', '2020-01-01'),
               ('Stavanger', '09', 'Rennesøy', '2020-01-01'), ('Stavanger', '99', 'Uoppgitt bydel Stavanger', ''),
               ('Bergen', '01', 'Arna', ''), ('Bergen', '02', 'Bergenhus', ''), ('Bergen', '03', 'Fana', ''),
               ('Bergen', '04', 'Fyllingsdalen', ''), ('Bergen', '05', 'Laksevåg', ''), ('Bergen', '06', 'Ytrebygda', ''),
               ('Bergen', '07', 'Årstad', ''), ('Bergen', '08', 'Åsane', ''), ('Bergen', '99', 'Uoppgitt bydel Bergen', ''),
               ('Trondheim', '01', 'Midtbyen', ''), ('Trondheim', '02', 'Østbyen', ''), ('Trondheim', '03', 'Lerkendal', ''),
               ('Trondheim', '04', 'Heimdal', ''), ('Trondheim', '99', 'Uoppgitt bydel Trondheim', '')) AS district
    ON district.column1 = city.column4;
INSERT INTO region_change_in (from_key, to_key, changed_on)
SELECT f.key, t.key, t.valid_from
  FROM region_version_in AS f
  JOIN region_version_in AS t ON t.kind = 'bydel' AND t.valid_from = f.valid_to AND t.name = f.name
 WHERE f.kind = 'bydel';
