-- The last publication of figures by the end of day ?1.
SELECT coalesce(date(max(l.vintage) * 86400, 'unixepoch'), '')
  FROM main.load AS l
 WHERE l.vintage <= ?1 AND l.load_id IN (SELECT load_id FROM main.load_scope)
