-- Numbers
SELECT name, kind FROM mapexport_help;
CREATE TABLE t(v);
INSERT INTO t VALUES (1), (2), (4), (5), (7), (9), (10), (20), (21), (22), (NULL);
SELECT mapexport_breaks(v, 'jenks', 3), mapexport_breaks(v, 'quantile-2', 3), mapexport_breaks(v, 'pretty', 4), mapexport_breaks(v, 'headtails', 1) FROM t;
SELECT mapexport_breaks(NULL, 'equal', 3) IS NULL, typeof(mapexport_plugin());
-- Maps, made from rows alone
CREATE TABLE area(region, name, value, status, geometry);
INSERT INTO area SELECT '0901', 'Risør', 12.5, '', x'0103000000010000000400000000000000804f024100000000a8cb5841000000000088034100000000a8cb584100000000c0eb0241000000006cd5584100000000804f024100000000a8cb5841';
SELECT mapexport_svg(region, name, value, status, geometry, '{"lang": "en"}') LIKE '%<title>Risør: 12.5</title>%' FROM area;
SELECT CAST(substr(mapexport_gpkg(region, name, value, status, geometry, ''), 1, 15) AS TEXT), mapexport_geojson(region, name, value, status, geometry, '') ->> '$.features[0].properties.value' FROM area;
-- Sentences
SELECT mapexport_svg(region, name, value, status, substr(geometry, 1, 30), '') FROM area;
SELECT mapexport_svg(region, name, value, status, geometry, '{"classes": "fixed:20"}') FROM area;
SELECT mapexport_breaks(v, 'jenks', 0) FROM t;
SELECT mapexport_breaks('1', 'jenks', 2);
SELECT mapexport_breaks(1, 'nice', 2);
SELECT mapexport_breaks(1, 'sd', 2);
-- The host goes on
SELECT 1;
