-- Figures
SELECT name, kind FROM chart_help;
CREATE TABLE svar(label TEXT, value REAL, status TEXT);
INSERT INTO svar VALUES ('Bø', 40, ''), ('Åmli', 60, ''), ('Tokke', NULL, ':');
SELECT chart_bars(json_group_array(json_object('label', label, 'value', value, 'status', status)), '{"lang":"nn"}', 'desc') FROM svar;
SELECT chart_bars(json_group_array(json_object('label', label, 'value', value, 'status', status)), '{}', 'svg') LIKE '<?xml%</svg>%' FROM svar;
SELECT chart_series('[]', NULL, 'notes'), chart_scatter(NULL, NULL, 'svg') IS NULL;
SELECT typeof(chart_plugin());
-- Sentences
SELECT chart_bars('[{"verdi":1}]', NULL, 'svg');
SELECT chart_series('nei', NULL, 'svg');
SELECT chart_scatter('[]', NULL, 'gif');
SELECT chart_coefficients('[]', '{"lang":"sv"}', 'svg');
-- The host goes on
SELECT 1;
