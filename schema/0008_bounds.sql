-- @migration 8
-- @title What is known of a cell without a figure
--
-- A figure is its own bounds, and of a cell without one nothing is known here. On other borders queryctl puts a view of
-- this name in front, in which a figure that is not determined has what its parts say: `reason` is why it is not.

CREATE VIEW observation_bounds AS
SELECT indicator_id, period_id, region_id, breakdown_id, value AS lower, value AS upper, 0.0 AS estimated, '' AS reason
  FROM observation;
