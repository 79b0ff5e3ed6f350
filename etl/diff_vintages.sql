-- The cells of :source that differ between what was said on day :from and on day :to (days since 1970-01-01).
-- A NULL status: the cell did not stand on that day.
WITH stated (indicator_id, period_id, region_id, breakdown_id, value, status_id, since, until) AS (
  SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage, 2147483647 FROM observation
  UNION ALL
  SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage_from, vintage_to FROM observation_history
),
side (indicator_id, period_id, region_id, breakdown_id, old_value, old_status, new_value, new_status) AS (
  SELECT indicator_id, period_id, region_id, breakdown_id,
         CASE WHEN since <= :from AND until > :from THEN value END,
         CASE WHEN since <= :from AND until > :from THEN status_id END,
         CASE WHEN since <= :to AND until > :to THEN value END,
         CASE WHEN since <= :to AND until > :to THEN status_id END
    FROM stated
   WHERE ((since <= :from AND until > :from) <> (since <= :to AND until > :to))
),
-- At most one statement of a cell holds on a day, so max() picks it.
cell AS (
  SELECT indicator_id, period_id, region_id, breakdown_id,
         max(old_value) AS old_value, max(old_status) AS old_status,
         max(new_value) AS new_value, max(new_status) AS new_status
    FROM side GROUP BY indicator_id, period_id, region_id, breakdown_id
)
SELECT i.code AS indicator, r.code AS region, p.code AS period, b.code AS breakdown,
       CASE WHEN c.old_status IS NULL THEN 'new'
            WHEN c.new_status IS NULL THEN 'removed'
            WHEN c.old_status <> 3 AND c.new_status = 3 THEN 'suppressed'
            WHEN c.old_status = 3 AND c.new_status <> 3 THEN 'published'
            ELSE 'revised' END AS change,
       c.old_value, so.symbol AS old_status, c.new_value, sn.symbol AS new_status
  FROM cell AS c
  JOIN indicator AS i USING (indicator_id)
  JOIN source AS s USING (source_id)
  JOIN region AS r USING (region_id)
  JOIN period AS p USING (period_id)
  JOIN breakdown AS b USING (breakdown_id)
  LEFT JOIN status AS so ON so.status_id = c.old_status
  LEFT JOIN status AS sn ON sn.status_id = c.new_status
 WHERE s.code = :source
   AND (c.old_status IS NOT c.new_status OR c.old_value IS NOT c.new_value)
 ORDER BY i.code, p.starts, r.code, b.code;
