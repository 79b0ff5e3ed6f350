-- The cells as they stood at the end of day ?5: those that still stand, and those superseded since.
SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage
  FROM main.observation
 WHERE {keys} AND vintage <= ?5
UNION ALL
SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage_from
  FROM main.observation_history
 WHERE {keys} AND vintage_from <= ?5 AND ?5 < vintage_to
