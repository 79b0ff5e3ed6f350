-- What had been superseded by the end of day {day}.
CREATE TEMP VIEW observation_history AS
SELECT indicator_id, period_id, region_id, breakdown_id, vintage_from, vintage_to, value, status_id
  FROM main.observation_history
 WHERE vintage_to <= {day};
