-- @source stortingsvalg
-- @title Stortingsvalg: stemmer etter parti og kommune
-- @publisher Valgdirektoratet (sammenstilt av tredjepart)
-- @licence Ikke oppgitt i filen; tallene er offentlig statistikk
-- @needs klass-131
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition) VALUES
  ('stortingsvalg_stemmer', 'Stemmer ved stortingsvalg, etter parti', 'Røyster ved stortingsval, etter parti', 'Votes in the general election, by party',
   'stemmer', 0, 'count', 1, 0, NULL, NULL, NULL),
  ('stortingsvalg_forhandsstemmer', 'Forhåndsstemmer ved stortingsvalg, etter parti', 'Førehandsrøyster ved stortingsval, etter parti',
   'Advance votes in the general election, by party', 'stemmer', 0, 'count', 1, 0, NULL, NULL, NULL),
  ('stortingsvalg_prosent', 'Oppslutning ved stortingsvalg, etter parti', 'Oppslutning ved stortingsval, etter parti', 'Share of votes in the general election, by party',
   'prosent', 1, 'share', 0, 0, 'stortingsvalg_stemmer', NULL, 'Prosent av de godkjente stemmene i kommunen.'),
  ('stortingsvalg_endring_kommunevalg', 'Stemmer, endring fra forrige kommunestyrevalg', 'Røyster, endring frå førre kommunestyreval',
   'Votes, change from the last local election', 'stemmer', 0, 'amount', 1, 0, NULL, NULL, NULL),
  ('stortingsvalg_endring_stortingsvalg', 'Stemmer, endring fra forrige stortingsvalg', 'Røyster, endring frå førre stortingsval',
   'Votes, change from the last general election', 'stemmer', 0, 'amount', 1, 0, NULL, NULL, NULL),
  ('stortingsvalg_endring_kommunevalg_prosentpoeng', 'Oppslutning, endring fra forrige kommunestyrevalg', 'Oppslutning, endring frå førre kommunestyreval',
   'Share of votes, change from the last local election', 'prosentpoeng', 1, 'ratio', 0, 0, NULL, NULL, NULL),
  ('stortingsvalg_endring_stortingsvalg_prosentpoeng', 'Oppslutning, endring fra forrige stortingsvalg', 'Oppslutning, endring frå førre stortingsval',
   'Share of votes, change from the last general election', 'prosentpoeng', 1, 'ratio', 0, 0, NULL, NULL, NULL);
INSERT INTO dimension_in (dimension, title_nb, title_nn, title_en) VALUES ('parti', 'Parti', 'Parti', 'Party');
INSERT INTO category_in (dimension, category, title_nb) VALUES
  ('parti', 'A', 'Arbeiderpartiet'), ('parti', 'SV', 'Sosialistisk Venstreparti'), ('parti', 'SP', 'Senterpartiet'), ('parti', 'KRF', 'Kristelig Folkeparti'),
  ('parti', 'V', 'Venstre'), ('parti', 'H', 'Høyre'), ('parti', 'FRP', 'Fremskrittspartiet'), ('parti', 'MDG', 'Miljøpartiet De Grønne'),
  ('parti', 'RØDT', 'Rødt'), ('parti', 'RV', 'Rød Valgallianse'), ('parti', 'PIR', 'Piratpartiet'), ('parti', 'KYST', 'Kystpartiet'),
  ('parti', 'KRISTNE', 'De Kristne'), ('parti', 'DEMN', 'Demokratene i Norge'), ('parti', 'PP', 'Pensjonistpartiet'), ('parti', 'KSP', 'Kristent Samlingsparti'),
  ('parti', 'NKP', 'Norges Kommunistiske Parti'), ('parti', 'DLF', 'Det Liberale Folkepartiet'), ('parti', 'SFP', 'Samfunnspartiet'),
  ('parti', 'AKSJOLJE', 'Folkeliste mot oljeboring i Lofoten, Vesterålen og Senja'), ('parti', 'FOLKEM', 'Folkemakten'), ('parti', 'SJALTA', 'Sjøsamisk alternativ');

-- A row per municipality and party. The columns of change name the year of the election that they compare with; the file's
-- name has the year of its own. General elections are four years apart, and a local one stands in between.
-- @layout parti
-- @header FylkeID;Fylke;Kommune;KommuneID;Parti;ForhåndsStemmer;Stemmer totalt;ProsentAndel;[EndringStemmer*|EndringFordeling*];...
-- @region KommuneID;FylkeID
-- @kind kommune;fylke
-- @name Kommune
-- @ignored Fylke
-- @labels Parti
-- @value ForhåndsStemmer|Stemmer totalt|ProsentAndel|EndringStemmer*|EndringFordeling*
-- @period-from-name (?:^|[^0-9])((?:19|20)[0-9][0-9])(?![0-9])
-- @sums-to ProsentAndel 100
-- @final-newline yes
INSERT INTO label_finding (label, severity, rule, value, message, remedy, acceptable)
SELECT id, 'error', 'unknown-category', 'Parti: ' || Parti, 'No party ''' || Parti || ''' is known.',
       'Check the spelling; say --accept unknown-category when it is a new one.', 1
  FROM label WHERE ('parti', Parti) NOT IN (SELECT dimension, category FROM category_in);
INSERT OR IGNORE INTO category_in (dimension, category, title_nb) SELECT DISTINCT 'parti', replace(Parti, ';', '%3B'), Parti FROM label WHERE Parti <> '';
INSERT INTO series (label, indicator, period, breakdown)
SELECT id, 'stortingsvalg_' || CASE
         WHEN header1 = 'ForhåndsStemmer' THEN 'forhandsstemmer' WHEN header1 = 'Stemmer totalt' THEN 'stemmer' WHEN header1 = 'ProsentAndel' THEN 'prosent'
         WHEN years_back = 4 THEN 'endring_stortingsvalg' || suffix WHEN years_back = 2 THEN 'endring_kommunevalg' || suffix END,
       file_period, 'parti=' || replace(Parti, ';', '%3B')
  FROM (SELECT id, header1, file_period, Parti, iif(header1 LIKE 'EndringFordeling%', '_prosentpoeng', '') AS suffix,
               (CAST(file_period AS INTEGER) - CAST(substr(header1, -2) AS INTEGER)) % 100 AS years_back FROM label)
 WHERE Parti <> '';
