-- The current cells, narrowed by conditions on the columns of the key.
SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage
  FROM main.observation
 WHERE {keys}
