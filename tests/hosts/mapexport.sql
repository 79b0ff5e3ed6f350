-- Numbers
SELECT name, kind FROM mapexport_help;
CREATE TABLE t(v);
INSERT INTO t VALUES (1), (2), (4), (5), (7), (9), (10), (20), (21), (22), (NULL);
SELECT mapexport_breaks(v, 'jenks', 3), mapexport_breaks(v, 'quantile-2', 3), mapexport_breaks(v, 'pretty', 4), mapexport_breaks(v, 'headtails', 1) FROM t;
SELECT mapexport_breaks(NULL, 'equal', 3) IS NULL, typeof(mapexport_plugin());
-- Sentences
SELECT mapexport_breaks(v, 'jenks', 0) FROM t;
SELECT mapexport_breaks('1', 'jenks', 2);
SELECT mapexport_breaks(1, 'nice', 2);
SELECT mapexport_breaks(1, 'sd', 2);
-- The host goes on
SELECT 1;
