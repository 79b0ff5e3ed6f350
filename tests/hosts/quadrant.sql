-- Numbers
SELECT name, kind FROM quadrant_help;
CREATE TABLE score(name TEXT, x, y);
INSERT INTO score VALUES ('Bø', 93.5, 50), ('Mandal', 98.8, 27.8), ('Tinn', 65.4, 54.5), ('Nome', 56.8, 15), ('Tokke', NULL, 40);
SELECT name, quadrant_label(x, y, 70, 41.27), quadrant_near(x, 70, 5) FROM score;
SELECT quadrant_median(x), quadrant_median(y) FROM score;
SELECT quadrant_class(80, NULL, NULL, '', NULL, 35, 61, ':', quadrant_reference('regjering-etter-ett-ar'), 41.3, 'low');
SELECT typeof(quadrant_plugin());
-- Sentences
SELECT quadrant_label('70', 1, 2, 3);
SELECT quadrant_near(1, 2, -1);
SELECT quadrant_reference('regjering');
SELECT quadrant_class(NULL, 5, 4, ':', 1, NULL, NULL, '', 1, 1, 'low');
-- The host goes on
SELECT 1;
