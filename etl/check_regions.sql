-- The staged spells against those of the warehouse: rule and sentence.
WITH stored AS (
  SELECT r.kind, r.code, v.valid_from, v.valid_to, v.name FROM region_version AS v JOIN region AS r USING (region_id))
SELECT CASE WHEN o.valid_to IS NOT NULL AND n.valid_to IS NULL THEN 'spell-reopened' ELSE 'spell-changed' END,
       n.code || ' ' || o.name || ' (from ' || n.valid_from || ') '
       || CASE WHEN o.valid_to IS n.valid_to THEN 'is now called ' || n.name || '.'
               WHEN n.valid_to IS NULL THEN 'ended on ' || o.valid_to || ' in the warehouse and has no end in these files.'
               ELSE 'had ' || coalesce('its end on ' || o.valid_to, 'no end') || ' and now ends on ' || n.valid_to || '.' END
  FROM temp.region_version_in AS n
  JOIN stored AS o ON o.kind = n.kind AND o.code = n.code AND o.valid_from = n.valid_from
 WHERE o.valid_to IS NOT n.valid_to OR o.name <> n.name
UNION ALL
SELECT 'spell-overlap',
       n.code || ' ' || n.name || ' (from ' || n.valid_from || ') overlaps ' || o.name || ' (from ' || o.valid_from || coalesce(' to ' || o.valid_to, '')
       || '), a spell of the same code that the warehouse has and these files do not.'
  FROM temp.region_version_in AS n
  JOIN stored AS o ON o.kind = n.kind AND o.code = n.code
 WHERE o.valid_from < coalesce(n.valid_to, '9999-12-31') AND n.valid_from < coalesce(o.valid_to, '9999-12-31')
   AND NOT EXISTS (SELECT 1 FROM temp.region_version_in AS same
                    WHERE same.kind = o.kind AND same.code = o.code AND same.valid_from = o.valid_from)
 ORDER BY 1, 2;
