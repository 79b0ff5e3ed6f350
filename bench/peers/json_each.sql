-- SPDX-License-Identifier: MIT
-- The same work as `etl load DB jsonstat FILE` in the sqlite3 shell: the cells of the cube @FILE@ (table 07459 as
-- bench/population.py writes it) into the same table, sorted by its key. The dimensions are there already.
PRAGMA foreign_keys = OFF;
CREATE TEMP TABLE doc AS SELECT CAST(readfile('@FILE@') AS TEXT) AS text;
-- The dimensions apart: json_each parses its whole argument each time it is asked.
CREATE TEMP TABLE head AS SELECT json_extract(text, '$.dimension') AS text FROM doc;
CREATE TEMP TABLE size AS
SELECT json_extract(text, '$.size[1]') AS ages, json_extract(text, '$.size[2]') AS sexes, json_extract(text, '$.size[4]') AS years FROM doc;
CREATE TEMP TABLE place (i INTEGER PRIMARY KEY, id INTEGER NOT NULL);
INSERT INTO place SELECT j.value, r.region_id FROM head, json_each(text, '$.Region.category.index') AS j
  JOIN region AS r ON r.kind = 'kommune' AND r.code = j.key;
CREATE TEMP TABLE part (i INTEGER PRIMARY KEY, id INTEGER NOT NULL);
INSERT INTO part
SELECT a.value * (SELECT sexes FROM size) + s.value, b.breakdown_id
  FROM head, json_each(text, '$.Alder.category.index') AS a, json_each(text, '$.Kjonn.category.index') AS s
  JOIN breakdown AS b ON b.code = 'alder=' || a.key || ';kjonn=' || s.key;
CREATE TEMP TABLE year (i INTEGER PRIMARY KEY, id INTEGER NOT NULL);
INSERT INTO year SELECT j.value, p.period_id FROM head, json_each(text, '$.Tid.category.index') AS j JOIN period AS p ON p.code = j.key;
INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage)
SELECT (SELECT indicator_id FROM indicator WHERE code = '07459-personer1'), year.id, place.id, part.id, v.value, 0, 19774
  FROM doc
  CROSS JOIN size
  CROSS JOIN json_each(text, '$.value') AS v
  CROSS JOIN year ON year.i = v.key % years
  CROSS JOIN part ON part.i = v.key / years % (ages * sexes)
  CROSS JOIN place ON place.i = v.key / (years * ages * sexes)
 ORDER BY 2, 3, 4;
