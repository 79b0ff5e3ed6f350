-- Sources of figures that had published nothing by the end of day ?1, and when they first did.
SELECT s.code, date(min(l.vintage) * 86400, 'unixepoch')
  FROM main.load AS l JOIN main.source AS s USING (source_id)
 WHERE l.load_id IN (SELECT load_id FROM main.load_scope)
 GROUP BY s.source_id
HAVING min(l.vintage) > ?1
 ORDER BY s.code
