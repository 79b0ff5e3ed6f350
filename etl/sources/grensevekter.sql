-- @source grensevekter
-- @title Vekter for delte kommuner: hvor stor del av en kommune som gikk til hver av dem den ble delt mellom
-- @publisher Oppgis i filen
-- @licence Som for filen
-- @needs klass-131
-- For queryctl --borders YEAR --estimate. Of territory that came out of a merger whole (Haram), a second file tells.
CREATE TABLE IF NOT EXISTS temp.vekt_rad (
  "change_date" TEXT, "from_code" TEXT, "to_code" TEXT, "weight" TEXT, "basis" TEXT, "source" TEXT, "remark" TEXT, file INTEGER, "row" INTEGER);
CREATE TABLE IF NOT EXISTS temp.csdata_rad (
  "year_start" TEXT, "year_end" TEXT, "municip_code_end" TEXT, "weighting" TEXT, "municip_code" TEXT, file INTEGER, "row" INTEGER);
CREATE TABLE IF NOT EXISTS temp.omrade_rad (
  "code_a" TEXT, "valid_to_exclusive_a" TEXT, "code_b" TEXT, "valid_from_b" TEXT, "through" TEXT, "basis" TEXT, file INTEGER, "row" INTEGER);

CREATE TABLE temp.vekt AS
SELECT file, "row", trim("change_date") AS changed_on, trim("from_code") AS from_code, trim("to_code") AS to_code, trim("weight") AS weight,
       CASE WHEN trim("basis") = '' THEN 'file' ELSE trim("basis") END AS basis, 2 AS from_column, 3 AS to_column, 4 AS weight_column
  FROM vekt_rad
UNION ALL
SELECT file, "row", (CAST("year_end" AS INTEGER) + 1) || '-01-01', replace("municip_code", 'municip_nor', ''),
       replace("municip_code_end", 'municip_nor', ''), trim("weighting"), 'csdata', 5, 3, 4
  FROM csdata_rad WHERE trim("weighting") NOT IN ('', '1');

CREATE TABLE temp.omrade AS
WITH RECURSIVE code (file, "row", code, rest, ended_on, to_code, began_on, basis) AS (
  SELECT file, "row", '', replace("code_a", ' ', '') || '+', trim("valid_to_exclusive_a"), trim("code_b"), trim("valid_from_b"), trim("basis") FROM omrade_rad
   UNION ALL
  SELECT file, "row", substr(rest, 1, instr(rest, '+') - 1), substr(rest, instr(rest, '+') + 1), ended_on, to_code, began_on, basis
    FROM code WHERE rest <> '')
SELECT file, "row", code AS from_code, ended_on, to_code, began_on, CASE WHEN basis = '' THEN 'file' ELSE basis END AS basis FROM code WHERE code <> '';

-- @layout vekter
-- @header change_date;from_code;to_code;weight;[basis];[source];[remark]
-- @rows vekt_rad

-- @layout omrader
-- @header code_a;valid_to_exclusive_a;code_b;valid_from_b;[through];[basis]
-- @rows omrade_rad

-- @layout csdata
-- @header year_start;year_end;municip_code_end;weighting;municip_code;municip_name;county_code;county_name;georegion_code;georegion_name;mtregion_code;mtregion_name
-- @rows csdata_rad

-- The same as FHI hands it out, in a workbook.
-- @layout csdata-xlsx
-- @sheet *
-- @header year_start;year_end;municip_code_end;weighting;municip_code;municip_name;county_code;county_name;georegion_code;georegion_name;mtregion_code;mtregion_name
-- @rows csdata_rad

-- @rule not-a-weight
-- @remedy A weight is a share of the divided municipality: more than 0 and at most 1, with a point, as 0.35.
SELECT file, "row", weight_column, weight, 'This is no weight.' FROM vekt
 WHERE weight = '' OR weight GLOB '*[^0-9.]*' OR weight GLOB '*.*.*' OR weight = '.' OR CAST(weight AS REAL) NOT BETWEEN 1e-9 AND 1;

-- @rule pair-twice
-- @remedy Remove one of the two.
SELECT b.file, b."row", b.from_column, b.from_code, 'The weight from ' || b.from_code || ' to ' || b.to_code || ' on ' || b.changed_on || ' stands twice.'
  FROM vekt AS a JOIN vekt AS b ON b.from_code = a.from_code AND b.to_code = a.to_code AND b.changed_on = a.changed_on
   AND (b.file > a.file OR (b.file = a.file AND b."row" > a."row"))
UNION ALL
SELECT b.file, b."row", 1, b.from_code, 'The area of ' || b.from_code || ' stands twice.'
  FROM omrade AS a JOIN omrade AS b ON b.from_code = a.from_code AND b.ended_on = a.ended_on
   AND (b.file > a.file OR (b.file = a.file AND (b."row" > a."row" OR (b."row" = a."row" AND b.to_code > a.to_code))));

-- @rule no-such-change
-- @remedy Weights belong to a change of klass-131: code before, code after, and the first day of the new code.
SELECT file, "row", to_column, from_code || ' to ' || to_code, 'klass-131 has no change from ' || from_code || ' to ' || to_code || ' on ' || changed_on || '.'
  FROM vekt AS w
 WHERE NOT EXISTS (
   SELECT 1 FROM region_change AS c
     JOIN region_version AS a ON a.version_id = c.from_version JOIN region AS ra ON ra.region_id = a.region_id
     JOIN region_version AS b ON b.version_id = c.to_version JOIN region AS rb ON rb.region_id = b.region_id
    WHERE ra.kind = 'kommune' AND ra.code = w.from_code AND rb.code = w.to_code AND c.changed_on = w.changed_on)
UNION ALL
SELECT file, "row", 1, from_code, from_code || ' did not end on ' || ended_on || ', or ' || to_code || ' did not begin on ' || began_on || ' or later, in klass-131.'
  FROM omrade AS o
 WHERE o.began_on < o.ended_on
    OR NOT EXISTS (SELECT 1 FROM region AS r JOIN region_version AS v USING (region_id) WHERE r.kind = 'kommune' AND r.code = o.from_code AND v.valid_to = o.ended_on)
    OR NOT EXISTS (SELECT 1 FROM region AS r JOIN region_version AS v USING (region_id) WHERE r.kind = 'kommune' AND r.code = o.to_code AND v.valid_from = o.began_on);

-- @rule weights-do-not-add-up
-- @remedy The weights of a divided municipality make 1, over all parts that klass-131 knows of: give all of them.
SELECT file, min("row"), min(weight_column), from_code,
       'The weights of ' || from_code || ' on ' || changed_on || ' make ' || round(sum(CAST(weight AS REAL)), 6) || ' over ' || count(*) || ' of ' ||
       (SELECT count(*) FROM region_change AS c JOIN region_version AS v ON v.version_id = c.from_version JOIN region AS r USING (region_id)
         WHERE r.kind = 'kommune' AND r.code = w.from_code AND c.changed_on = w.changed_on) || ' parts.'
  FROM vekt AS w GROUP BY file, from_code, changed_on
HAVING abs(sum(CAST(weight AS REAL)) - 1) > 1e-6
    OR count(*) <> (SELECT count(*) FROM region_change AS c JOIN region_version AS v ON v.version_id = c.from_version JOIN region AS r USING (region_id)
                     WHERE r.kind = 'kommune' AND r.code = w.from_code AND c.changed_on = w.changed_on);

-- @rule other-weight
-- @severity warning
-- @remedy The new weight takes its place. Load the other file again to have its weights back.
SELECT w.file, w."row", w.weight_column, w.weight,
       'The warehouse had ' || c.weight || ' (' || coalesce(c.weight_basis, '') || ') from ' || w.from_code || ' to ' || w.to_code || '.'
  FROM vekt AS w
  JOIN region AS ra ON ra.kind = 'kommune' AND ra.code = w.from_code
  JOIN region_version AS a ON a.region_id = ra.region_id AND a.valid_to = w.changed_on
  JOIN region AS rb ON rb.kind = 'kommune' AND rb.code = w.to_code
  JOIN region_version AS b ON b.region_id = rb.region_id AND b.valid_from = w.changed_on
  JOIN region_change AS c ON c.from_version = a.version_id AND c.to_version = b.version_id
 WHERE c.weight IS NOT NULL AND abs(c.weight - CAST(w.weight AS REAL)) > 1e-9;

-- Where every part is a municipality of nothing else, its people on the first day are the better weight, and are used.
-- @rule does-not-fit-the-people
-- @severity warning
-- @remedy queryctl --estimate uses the population instead, because it is in the warehouse.
SELECT w.file, w."row", w.weight_column, w.weight,
       w.to_code || ' had ' || CAST(p.value AS INTEGER) || ' people on ' || w.changed_on || ', ' || round(1.0 * p.value / p.total, 6) || ' of what ' || w.from_code || ' became.'
  FROM vekt AS w
  JOIN (SELECT rb.code, c.changed_on, ra.code AS from_code, o.value,
               sum(o.value) OVER (PARTITION BY c.from_version) AS total,
               count(o.value) OVER (PARTITION BY c.from_version) AS known,
               (SELECT count(*) FROM region_change AS x WHERE x.from_version = c.from_version) AS parts,
               max((SELECT count(*) FROM region_change AS x WHERE x.to_version = c.to_version)) OVER (PARTITION BY c.from_version) AS sources
          FROM region_change AS c
          JOIN region_version AS a ON a.version_id = c.from_version JOIN region AS ra ON ra.region_id = a.region_id
          JOIN region_version AS b ON b.version_id = c.to_version JOIN region AS rb ON rb.region_id = b.region_id
          LEFT JOIN period AS t ON t.starts = c.changed_on
          LEFT JOIN indicator AS i ON i.code = 'folkemengde'
          LEFT JOIN observation AS o ON o.indicator_id = i.indicator_id AND o.period_id = t.period_id AND o.region_id = rb.region_id AND o.breakdown_id = 0
         WHERE ra.kind = 'kommune' AND ra.code IN (SELECT from_code FROM vekt)) AS p
    ON p.code = w.to_code AND p.from_code = w.from_code AND p.changed_on = w.changed_on
 WHERE p.sources = 1 AND p.known = p.parts AND p.total > 0 AND abs(1.0 * p.value / p.total - CAST(w.weight AS REAL)) > 0.02;

-- @then
INSERT INTO region_weight_in (from_code, to_code, changed_on, weight, basis)
SELECT from_code, to_code, changed_on, CAST(weight AS REAL), basis FROM vekt;

INSERT INTO region_territory_in (from_code, ended_on, to_code, began_on, basis)
SELECT from_code, ended_on, to_code, began_on, basis FROM omrade;
