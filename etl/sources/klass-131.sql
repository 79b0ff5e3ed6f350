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
