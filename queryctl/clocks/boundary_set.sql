-- The deliveries of boundaries that had been published by day {day}; of a kind and border year that had none by then,
-- the first that came: borders are of their year, whenever the file was taken.
CREATE TEMP VIEW boundary_set AS
SELECT * FROM main.boundary_set AS s
 WHERE s.vintage <= {day}
    OR s.vintage = (SELECT min(f.vintage) FROM main.boundary_set AS f WHERE f.kind = s.kind AND f.border_year = s.border_year);
