-- As the stored view, with what the parts say of a figure that is not determined on these borders.
CREATE TEMP VIEW observation_bounds AS
SELECT indicator_id, period_id, region_id, breakdown_id, lower, upper, estimated, reason
  FROM observation;
