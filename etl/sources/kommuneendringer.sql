-- @source kommuneendringer
-- @title Endringstabell mellom to år: hvilken kommune som gikk inn i hvilken
-- @publisher Statistisk sentralbyrå (SSB), satt sammen av andre
-- @licence CC BY 4.0
-- @url https://www.ssb.no/klass/klassifikasjoner/131/endringer
-- @needs klass-131
-- Such a table says nothing that klass-131 does not know. It is compared with it, both ways; nothing of it is kept but the
-- file and what was said. The years stand in its header.
CREATE TABLE IF NOT EXISTS temp.endring_rad ("column1" TEXT, "column2" TEXT, file INTEGER, "row" INTEGER);
CREATE TABLE IF NOT EXISTS temp.endring_rad_splittes ("column1" TEXT, "column2" TEXT, "splittes" TEXT, file INTEGER, "row" INTEGER);

CREATE TABLE temp.endring AS
SELECT file, "row", trim(substr(a, 1, 4)) AS from_code, trim(substr(a, 5), ' -' || char(160, 8211)) AS from_name,
       trim(substr(b, 1, 4)) AS to_code, trim(substr(b, 5), ' -' || char(160, 8211)) AS to_name, splittes, a, b,
       substr((SELECT text FROM header_in AS h WHERE h.file = r.file AND "column" = 1), 10) || '-01-01' AS from_day,
       substr((SELECT text FROM header_in AS h WHERE h.file = r.file AND "column" = 2), 10) || '-01-01' AS to_day
  FROM (SELECT file, "row", trim("column1", ' ' || char(160)) AS a, trim("column2", ' ' || char(160)) AS b, NULL AS splittes FROM endring_rad
         UNION ALL
        SELECT file, "row", trim("column1", ' ' || char(160)), trim("column2", ' ' || char(160)), trim("splittes") FROM endring_rad_splittes) AS r;

-- The same from klass-131: every municipality of the first day with every one of the second that holds some of its area.
CREATE TABLE temp.overgang AS
WITH RECURSIVE day (file, from_day, to_day) AS (SELECT DISTINCT file, from_day, to_day FROM endring),
spell (version_id, code, name, valid_from, valid_to) AS (
  SELECT v.version_id, r.code, v.name, v.valid_from, coalesce(v.valid_to, '9999-12-31')
    FROM region_version AS v JOIN region AS r USING (region_id) WHERE r.kind = 'kommune'),
walk (file, to_day, from_code, from_name, version_id) AS (
  SELECT d.file, d.to_day, s.code, s.name, s.version_id
    FROM day AS d JOIN spell AS s ON s.valid_from <= d.from_day AND s.valid_to > d.from_day
   UNION
  SELECT w.file, w.to_day, w.from_code, w.from_name, c.to_version
    FROM walk AS w JOIN region_version AS v USING (version_id) JOIN region_change AS c ON c.from_version = v.version_id
   WHERE v.valid_to <= w.to_day)
SELECT DISTINCT w.file, w.from_code, w.from_name, s.code AS to_code, s.name AS to_name
  FROM walk AS w JOIN spell AS s USING (version_id)
 WHERE s.valid_from <= w.to_day AND s.valid_to > w.to_day;

-- @layout par
-- @header kommuner_*;kommuner_*
-- @rows endring_rad

-- @layout par-med-splittes
-- @header kommuner_*;kommuner_*;splittes
-- @rows endring_rad_splittes

-- @rule not-two-years
-- @remedy The header must say two years, the earlier one first: kommuner_2019;kommuner_2020.
SELECT file, 1, 0, from_day || ' ' || to_day, 'The header does not say two years, one after the other.'
  FROM endring
 WHERE from_day IS NOT date(from_day, '+0 days') OR to_day IS NOT date(to_day, '+0 days') OR from_day >= to_day
 GROUP BY file;

-- @rule not-a-code
-- @remedy Write four digits, a dash and the name: 0706 - Sandefjord.
SELECT file, "row", 1, a, 'There is no municipality code at the beginning of the cell.' FROM endring WHERE from_code NOT GLOB '[0-9][0-9][0-9][0-9]'
UNION ALL
SELECT file, "row", 2, b, 'There is no municipality code at the beginning of the cell.' FROM endring WHERE to_code NOT GLOB '[0-9][0-9][0-9][0-9]'
UNION ALL
SELECT file, "row", 3, splittes, 'splittes is 0 or 1.' FROM endring WHERE splittes NOT IN ('0', '1');

-- @rule pair-twice
-- @remedy Remove one of the two.
SELECT b.file, b."row", 1, b.a, 'The pair stands twice; it first stands in row ' || a."row" || '.'
  FROM endring AS a JOIN endring AS b ON b.file = a.file AND b.from_code = a.from_code AND b.to_code = a.to_code AND b."row" > a."row";

-- @rule not-in-klass
-- @severity warning
-- @remedy klass-131 is followed. Tell the one who made the table, or load today's klass-131.
SELECT e.file, e."row", 1, e.a,
       'The table leads ' || e.from_code || ' ' || e.from_name || ' to ' || e.to_code || ' ' || e.to_name || '; in klass-131 it leads '
       || coalesce('to ' || (SELECT group_concat(o.to_code || ' ' || o.to_name, ', ') FROM overgang AS o
                              WHERE o.file = e.file AND o.from_code = e.from_code),
                   'nowhere: there was no such municipality on ' || e.from_day) || '.'
  FROM endring AS e
 WHERE NOT EXISTS (SELECT 1 FROM overgang AS o WHERE o.file = e.file AND o.from_code = e.from_code AND o.to_code = e.to_code);

-- @rule not-in-table
-- @severity warning
-- @remedy klass-131 is followed. A table that leaves a change out misplaces people when it is used by hand.
SELECT o.file, 0, 0, o.from_code,
       'klass-131 leads ' || o.from_code || ' ' || o.from_name || ' to ' || o.to_code || ' ' || o.to_name || '; the table does not have it.'
  FROM overgang AS o
 WHERE (o.from_code <> o.to_code
        OR EXISTS (SELECT 1 FROM overgang AS x WHERE x.file = o.file AND x.from_code = o.from_code AND x.to_code <> o.to_code))
   AND NOT EXISTS (SELECT 1 FROM endring AS e WHERE e.file = o.file AND e.from_code = o.from_code AND e.to_code = o.to_code);

-- @rule other-splittes
-- @severity warning
-- @remedy klass-131 is followed.
SELECT e.file, e."row", 3, e.splittes,
       e.from_code || ' ' || e.from_name || CASE e.splittes WHEN '1' THEN ' is said to be divided; in klass-131 it goes to one municipality.'
                                                            ELSE ' is said to go whole; in klass-131 it is divided.' END
  FROM endring AS e
 WHERE e.splittes IS NOT NULL
   AND (e.splittes = '1') <> (1 < (SELECT count(*) FROM overgang AS o WHERE o.file = e.file AND o.from_code = e.from_code))
   AND EXISTS (SELECT 1 FROM overgang AS o WHERE o.file = e.file AND o.from_code = e.from_code);

-- @rule agrees
-- @severity note
SELECT e.file, 0, 0, '', count(*) || ' pair(s) of the table are those of klass-131 between ' || e.from_day || ' and ' || e.to_day || '.'
  FROM endring AS e
  JOIN overgang AS o ON o.file = e.file AND o.from_code = e.from_code AND o.to_code = e.to_code
 GROUP BY e.file;

-- @then
SELECT 1;
