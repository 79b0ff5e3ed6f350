-- @migration 4
-- @title Boundaries per region and border year
--
-- A boundary set is what one file gives: the areas of one kind of region on 1 January of its border year.
-- Each area is kept twice, both as plain WKB (OGC 06-103r4, little-endian MultiPolygon), which every GIS reads:
--   geometry  in ETRS89 / UTM zone 33N (EPSG:25833, metres): what maps draw, one system for all sets;
--   original  in the system of the file, every coordinate as it was read; NULL where that is EPSG:25833 already.
-- Two areas that share a border in the file share equal vertices in both: a simplification that works on shared
-- lines finds them again. Outer rings run counterclockwise, holes clockwise, rings are closed.

CREATE TABLE boundary_set (
  set_id        INTEGER PRIMARY KEY,
  name          TEXT NOT NULL CONSTRAINT boundary_set_name CHECK (name <> ''),  -- of the file, without its folder
  kind          TEXT NOT NULL CONSTRAINT boundary_set_kind REFERENCES region_kind (kind),
  border_year   INTEGER NOT NULL CONSTRAINT boundary_set_year CHECK (border_year BETWEEN 1838 AND 2200),
  vintage       INTEGER NOT NULL,
  source_id     INTEGER NOT NULL CONSTRAINT boundary_set_source REFERENCES source (source_id),
  load_id       INTEGER NOT NULL CONSTRAINT boundary_set_load REFERENCES load (load_id),
  licence_line  TEXT NOT NULL,  -- must stand on every map that is made from the set
  scale_note    TEXT NOT NULL,  -- how fine the lines are
  layer         TEXT,           -- the file's name of the layer, where it has one
  topology      TEXT NOT NULL CONSTRAINT boundary_set_topology CHECK (topology IN ('arcs', 'polygons')),
  crs           TEXT NOT NULL,  -- of `original`: EPSG:4326, EPSG:25833, …
  crs_basis     TEXT NOT NULL CONSTRAINT boundary_set_crs_basis
                CHECK (crs_basis IN ('file', 'format', 'option', 'coordinates')),
  points        INTEGER NOT NULL,
  shared_points INTEGER NOT NULL,  -- different places at which two areas or more have a vertex
  mean_step_m   REAL NOT NULL,     -- mean distance between neighbouring vertices, metres
  CONSTRAINT boundary_set_once UNIQUE (kind, border_year, name, vintage)
) STRICT;

CREATE TABLE boundary (
  boundary_id INTEGER PRIMARY KEY,
  set_id      INTEGER NOT NULL CONSTRAINT boundary_set_known REFERENCES boundary_set (set_id),
  region_id   INTEGER NOT NULL CONSTRAINT boundary_region REFERENCES region (region_id),
  area_km2    REAL NOT NULL CONSTRAINT boundary_area CHECK (area_km2 > 0),  -- on the ellipsoid GRS80
  points      INTEGER NOT NULL CONSTRAINT boundary_points CHECK (points >= 4),
  parts       INTEGER NOT NULL CONSTRAINT boundary_parts CHECK (parts >= 1),
  holes       INTEGER NOT NULL CONSTRAINT boundary_holes CHECK (holes >= 0),
  min_lon     REAL NOT NULL,
  min_lat     REAL NOT NULL,
  max_lon     REAL NOT NULL,
  max_lat     REAL NOT NULL,
  min_x       REAL NOT NULL,  -- of `geometry`, metres
  min_y       REAL NOT NULL,
  max_x       REAL NOT NULL,
  max_y       REAL NOT NULL,
  geometry    BLOB NOT NULL CONSTRAINT boundary_geometry CHECK (hex(substr(geometry, 1, 5)) = '0106000000'),
  original    BLOB CONSTRAINT boundary_original CHECK (original IS NULL OR hex(substr(original, 1, 5)) = '0106000000'),
  CONSTRAINT boundary_once UNIQUE (set_id, region_id),
  CONSTRAINT boundary_box CHECK (min_x <= max_x AND min_y <= max_y AND min_lon <= max_lon AND min_lat <= max_lat)
) STRICT;
CREATE INDEX boundary_by_region ON boundary (region_id);

-- What GDAL, and so QGIS and ogr2ogr, looks for in a plain SQLite file: which column is geometry, in which system.
CREATE TABLE spatial_ref_sys (
  srid      INTEGER PRIMARY KEY,
  auth_name TEXT NOT NULL,
  auth_srid INTEGER NOT NULL,
  srtext    TEXT NOT NULL
) STRICT;
INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext) VALUES (25833, 'EPSG', 25833,
  'PROJCS["ETRS89 / UTM zone 33N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","25833"]]');

CREATE TABLE geometry_columns (
  f_table_name      TEXT NOT NULL,
  f_geometry_column TEXT NOT NULL,
  geometry_type     INTEGER NOT NULL,  -- 6: MultiPolygon
  coord_dimension   INTEGER NOT NULL,
  srid              INTEGER NOT NULL CONSTRAINT geometry_columns_srid REFERENCES spatial_ref_sys (srid),
  geometry_format   TEXT NOT NULL,
  CONSTRAINT geometry_columns_key PRIMARY KEY (f_table_name, f_geometry_column)
) STRICT, WITHOUT ROWID;
INSERT INTO geometry_columns VALUES ('boundary', 'geometry', 6, 2, 25833, 'WKB');

-- borders_from, borders_to: the days between which the codes of this kind are those of the border year, so that the
-- set fits every 1 January from the one until (not including) the other. NULL: no change before, or none known after.
-- schematic: the areas are tiles that stand for the regions, not their borders.
-- is_default: the set to take for its kind and border year when nobody names one: real borders before tiles, the one
-- with most regions, of those the latest vintage, of those the latest load.
CREATE VIEW boundary_sets AS
WITH event (kind, day) AS (
  SELECT r.kind, v.valid_from FROM region_version AS v JOIN region AS r USING (region_id)
   WHERE NOT EXISTS (SELECT 1 FROM region_version AS p WHERE p.region_id = v.region_id AND p.valid_to = v.valid_from)
  UNION
  SELECT r.kind, v.valid_to FROM region_version AS v JOIN region AS r USING (region_id)
   WHERE v.valid_to IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM region_version AS n WHERE n.region_id = v.region_id AND n.valid_from = v.valid_to))
SELECT s.set_id, s.name AS boundary_set, s.kind, s.border_year,
       date(s.vintage * 86400, 'unixepoch') AS vintage,
       (SELECT max(day) FROM event WHERE event.kind = s.kind AND day <= printf('%04d-01-01', s.border_year)) AS borders_from,
       (SELECT min(day) FROM event WHERE event.kind = s.kind AND day > printf('%04d-01-01', s.border_year)) AS borders_to,
       row_number() OVER (PARTITION BY s.kind, s.border_year 
                            ORDER BY src.code = 'skjematisk', (SELECT count(*) FROM boundary AS b WHERE b.set_id = s.set_id) DESC, s.vintage DESC, s.load_id DESC, s.set_id DESC) = 1 AS is_default,
       (SELECT count(*) FROM boundary AS b WHERE b.set_id = s.set_id) AS regions,
       (SELECT sum(b.area_km2) FROM boundary AS b WHERE b.set_id = s.set_id) AS area_km2,
       s.points, s.shared_points, s.mean_step_m, s.topology, s.layer, s.crs, s.crs_basis, s.scale_note, s.licence_line,
       src.code = 'skjematisk' AS schematic, src.code AS source, s.load_id
  FROM boundary_set AS s JOIN source AS src USING (source_id);

-- name: the name on 1 January of the border year.
CREATE VIEW boundaries AS
SELECT s.name AS boundary_set, s.kind, s.border_year, date(s.vintage * 86400, 'unixepoch') AS vintage,
       r.code AS region,
       (SELECT v.name FROM region_version AS v
         WHERE v.region_id = b.region_id AND v.valid_from <= printf('%04d-01-01', s.border_year)
         ORDER BY v.valid_from DESC LIMIT 1) AS name,
       b.area_km2, b.points, b.parts, b.holes, b.min_lon, b.min_lat, b.max_lon, b.max_lat,
       b.min_x, b.min_y, b.max_x, b.max_y, b.boundary_id
  FROM boundary AS b
  JOIN boundary_set AS s USING (set_id)
  JOIN region AS r USING (region_id);
