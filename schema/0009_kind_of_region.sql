-- @migration 9
-- @title The kind of region beside each observation; a file once in the list of loads
--
-- Counties, districts and the country may stand under the same indicator as municipalities: a sum says which it means.

DROP VIEW observations;
CREATE VIEW observations AS
SELECT i.code AS indicator, r.code AS region,
       coalesce((SELECT v.name FROM region_version AS v
                  WHERE v.region_id = o.region_id AND v.valid_from <= p.starts ORDER BY v.valid_from DESC LIMIT 1),
                (SELECT v.name FROM region_version AS v
                  WHERE v.region_id = o.region_id ORDER BY v.valid_from LIMIT 1)) AS name,
       p.code AS period, b.code AS breakdown, o.value, st.symbol AS status,
       date(o.vintage * 86400, 'unixepoch') AS vintage, r.kind AS kind
  FROM observation AS o
  JOIN indicator AS i USING (indicator_id)
  JOIN period AS p USING (period_id)
  JOIN region AS r USING (region_id)
  JOIN breakdown AS b USING (breakdown_id)
  JOIN status AS st USING (status_id);

-- A workbook is a file for each of its tables.
DROP VIEW loads;
CREATE VIEW loads AS
SELECT l.load_id, s.code AS source, date(l.vintage * 86400, 'unixepoch') AS vintage, l.vintage_basis, l.loaded_at,
       (SELECT group_concat(name, ', ')
          FROM (SELECT f.name FROM load_file AS f WHERE f.load_id = l.load_id GROUP BY f.name ORDER BY min(f.file_no))) AS files,
       l.rows_read, l.cells_read, l.cells_new, l.cells_unchanged, l.cells_revised, l.cells_removed, l.cells_skipped,
       l.rows_changed,
       (SELECT count(*) FROM load_finding AS f WHERE f.load_id = l.load_id AND f.severity <> 'note') AS warnings,
       l.operator, l.tool_version, l.note
  FROM load AS l JOIN source AS s USING (source_id);
