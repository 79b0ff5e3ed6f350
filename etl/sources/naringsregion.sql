-- @source naringsregion
-- @title Næringsregioner og kommunene i dem, 2000-2015
-- @publisher Statistisk sentralbyrå (SSB), Stabas; Telemarksforsking
-- @licence CC BY 4.0
-- @needs klass-131
CREATE TABLE IF NOT EXISTS temp.naring (
  "Nr" TEXT, "kommune_nr" TEXT, "Navn gammel" TEXT, "naringsregion_nr" TEXT, "Region" TEXT, file INTEGER, "row" INTEGER);
CREATE TABLE temp.naring_rad AS
SELECT n.file, n."row", trim("Nr") AS nr, trim("kommune_nr") AS code, trim("Navn gammel") AS name, trim("naringsregion_nr") AS region,
       trim("Region") AS region_name, substr(f.period, 1, 4) || '-01-01' AS valid_from,
       (CAST(substr(f.period, -4) AS INTEGER) + 1) || '-01-01' AS valid_to
  FROM naring AS n JOIN file_in AS f USING (file);

-- The list is of several years at once: it has municipalities that had ended and such as had not begun.
-- @layout liste
-- @header Nr;kommune_nr;Navn gammel;naringsregion_nr;Region
-- @rows naring
-- @period-from-name ((?:19|20)\d{2}[_-](?:19|20)\d{2})\.csv$

-- @rule not-years
-- @remedy Say the first and the last year: --period 2000-2015.
SELECT file, 0, 0, valid_from || ' ' || valid_to, 'The file''s name must give the first and the last year.' FROM naring_rad
 WHERE valid_from IS NOT date(valid_from, '+0 days') OR valid_to IS NOT date(valid_to, '+0 days') OR valid_to <= valid_from GROUP BY file;

-- @rule not-a-code
-- @remedy Correct the row: four digits for the municipality, two for the region.
SELECT file, "row", 2, code, 'This is no municipality code of four digits.' FROM naring_rad WHERE code NOT GLOB '[0-9][0-9][0-9][0-9]'
UNION ALL
SELECT file, "row", 4, region, 'This is no region number of two digits.' FROM naring_rad WHERE region NOT GLOB '[0-9][0-9]'
UNION ALL
SELECT file, "row", 1, nr, 'Nr is another municipality than kommune_nr (' || code || ').' FROM naring_rad
 WHERE nr GLOB '*[^0-9]*' OR CAST(nr AS INTEGER) <> CAST(code AS INTEGER)
UNION ALL
SELECT file, "row", 5, region_name, 'The region has no name.' FROM naring_rad WHERE region_name = '';

-- @rule code-twice
-- @remedy Remove one of the two: a municipality is in one region.
SELECT b.file, b."row", 2, b.code, 'The municipality stands twice; it first stands in row ' || a."row" || '.'
  FROM naring_rad AS a JOIN naring_rad AS b ON b.file = a.file AND b.code = a.code AND b."row" > a."row";

-- @rule two-names
-- @remedy Correct the name or the number.
SELECT b.file, b."row", 5, b.region_name, 'Region ' || b.region || ' is called ''' || a.region_name || ''' in row ' || a."row" || '.'
  FROM naring_rad AS b JOIN (SELECT file, region, region_name, min("row") AS "row" FROM naring_rad GROUP BY file, region) AS a
    ON a.file = b.file AND a.region = b.region AND a.region_name <> b.region_name;

-- @rule unknown-code
-- @acceptable yes
-- @remedy Correct the code, or load today's klass-131. With --accept unknown-code the row is left out.
SELECT file, "row", 2, code, code || ' ' || name || ' was no municipality in any of these years.' FROM naring_rad AS n
 WHERE NOT EXISTS (SELECT 1 FROM region AS r JOIN region_version AS v USING (region_id)
                    WHERE r.kind = 'kommune' AND r.code = n.code AND v.valid_from < n.valid_to
                      AND (v.valid_to IS NULL OR v.valid_to > n.valid_from));

-- @rule not-in-list
-- @severity warning
-- @remedy Sums over the regions of these years lack it: ask for the whole list.
SELECT f.file, 0, 0, r.code, r.code || ' ' || v.name || ' was a municipality in these years (' || v.valid_from || ' to ' || coalesce(v.valid_to, 'today') || ') and is in no region.'
  FROM (SELECT file, min(valid_from) AS valid_from, max(valid_to) AS valid_to FROM naring_rad GROUP BY file) AS f
  JOIN region AS r ON r.kind = 'kommune'
  JOIN region_version AS v ON v.region_id = r.region_id AND v.valid_from < f.valid_to AND (v.valid_to IS NULL OR v.valid_to > f.valid_from)
 WHERE NOT EXISTS (SELECT 1 FROM naring_rad AS n WHERE n.file = f.file AND n.code = r.code)
 GROUP BY f.file, r.code;

-- @then
INSERT INTO region_version_in (kind, code, valid_from, valid_to, name)
SELECT DISTINCT 'naringsregion', region, valid_from, valid_to, region_name FROM naring_rad;

INSERT INTO region_part_in (kind, code, within_kind, within_code, valid_from, valid_to)
SELECT 'kommune', n.code, 'naringsregion', n.region, n.valid_from, n.valid_to FROM naring_rad AS n
 WHERE EXISTS (SELECT 1 FROM region AS r JOIN region_version AS v USING (region_id)
                WHERE r.kind = 'kommune' AND r.code = n.code AND v.valid_from < n.valid_to
                  AND (v.valid_to IS NULL OR v.valid_to > n.valid_from));
