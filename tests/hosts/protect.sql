-- Numbers
SELECT name, kind FROM protect_help;
CREATE TABLE svar(fylke TEXT, kommune TEXT, svar TEXT, n INTEGER);
INSERT INTO svar VALUES ('Telemark', 'Skien', 'Ja', 12), ('Telemark', 'Skien', 'Nei', 7), ('Telemark', 'Siljan', 'Ja', 2),
  ('Telemark', 'Siljan', 'Nei', 9), ('Agder', 'Mandal', 'Ja', 14), ('Agder', 'Mandal', 'Nei', 5), ('Agder', 'Søgne', 'Ja', 6), ('Agder', 'Søgne', 'Nei', 8);
SELECT value ->> '$.key[0]', value ->> '$.key[1]', value ->> 'count', value ->> 'status', value ->> 'lower', value ->> 'upper'
  FROM json_each((SELECT protect_table(json_array(svar, json_array(fylke, kommune)), n, 3, 1, 'publish') FROM svar));
SELECT protect_rate_status(2, 4, 5, 3), protect_rate_status(29, 30, 5, 3), protect_rate_status(NULL, 30, 5, 3) IS NULL;
SELECT protect_difference('{"Ja":21,"Nei":19}', '{"Ja":21,"Nei":18}', 3);
SELECT typeof(protect_plugin());
-- Sentences
SELECT protect_table('["a"]', -1, 3, 1, 'protect');
SELECT protect_table('a', 1, 3, 1, 'protect');
SELECT protect_system('{"cells":{"*":3,"a":1,"b":1},"equations":[{"parent":"*","children":["a","b"]}]}', 3, 1);
SELECT protect_system('{"cells":{"*":1,"a":1},"equations":[{"parent":"*","children":["a"]}],"never_suppressed":["*"]}', 3, 1);
SELECT protect_rate_status(5, 4, 5, 3);
-- The host goes on
SELECT 1;
