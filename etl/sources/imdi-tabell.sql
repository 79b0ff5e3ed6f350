-- @source imdi-tabell
-- @title IMDis tabeller i brede uttrekk for alle kommuner: innvandringsgrunn, landbakgrunn, utdanningsnivå, og andre på ønske
-- @publisher Integrerings- og mangfoldsdirektoratet (IMDi), tall fra Statistisk sentralbyrå (SSB)
-- @licence NLOD (IMDi's usual licence; the files state none)
-- @url https://www.imdi.no/tall-og-statistikk/
-- @needs klass-131

-- What a table measures is told by the first of these dimensions that it has; the others break it down.
CREATE TEMP TABLE imdi_measure (
  rank INTEGER PRIMARY KEY, part TEXT NOT NULL, indicator TEXT NOT NULL, nb TEXT NOT NULL, nn TEXT NOT NULL, en TEXT NOT NULL, base TEXT NOT NULL);
INSERT INTO imdi_measure (rank, part, indicator, nb, nn, en, base) VALUES
  (1, 'Utdanningsnivå', 'utdanningsniva', 'Befolkning etter høyeste fullførte utdanningsnivå', 'Befolkning etter høgaste fullførte utdanningsnivå',
   'Population by highest completed level of education', 'Prosent av alle nivåer i samme gruppe og kjønn.'),
  (2, 'Innvandringsgrunn', 'innvandrere_innvandringsgrunn', 'Innvandrere etter innvandringsgrunn', 'Innvandrarar etter innvandringsgrunn',
   'Immigrants by reason for immigration', 'Prosent av alle innvandrere, begge kjønn og alle grunner.'),
  (3, 'Landbakgrunn', 'innvandrere_landbakgrunn', 'Innvandrere etter landbakgrunn', 'Innvandrarar etter landbakgrunn',
   'Immigrants by country background', 'Prosent av alle landbakgrunner.');

-- Dimensions that are known. Their categories are kept as IMDi writes them, but for the sexes, which have the codes of SSB's standard (KLASS 2).
CREATE TEMP TABLE imdi_dimension (part TEXT PRIMARY KEY, dimension TEXT NOT NULL, nn TEXT NOT NULL, en TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO imdi_dimension (part, dimension, nn, en) VALUES
  ('Utdanningsnivå', 'utdanningsniva', 'Utdanningsnivå', 'Level of education'),
  ('Innvandringsgrunn', 'innvandringsgrunn', 'Innvandringsgrunn', 'Reason for immigration'),
  ('Landbakgrunn', 'landbakgrunn', 'Landbakgrunn', 'Country background'), ('Kjønn', 'kjonn', 'Kjønn', 'Sex'),
  ('Bakgrunn', 'bakgrunn', 'Bakgrunn', 'Background'), ('Verdensregion', 'verdensregion', 'Verdsregion', 'World region'),
  ('Innvandrerkategori', 'innvandrerkategori', 'Innvandrarkategori', 'Immigrant category'), ('Alder', 'alder', 'Alder', 'Age'),
  ('Botid', 'botid', 'Butid', 'Length of stay');
INSERT INTO dimension_in (dimension, title_nb, title_nn, title_en) SELECT dimension, part, nn, en FROM imdi_dimension;
INSERT INTO category_in (dimension, category, title_nb, title_nn, title_en) VALUES
  ('kjonn', '1', 'Menn', 'Menn', 'Men'), ('kjonn', '2', 'Kvinner', 'Kvinner', 'Women');

-- Categories that are known, so that a new or misspelt one is told.
CREATE TEMP TABLE imdi_category (part TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY (part, category)) WITHOUT ROWID;
INSERT INTO imdi_category (part, category) VALUES
  ('Utdanningsnivå', 'Grunnskole'), ('Utdanningsnivå', 'ingen'), ('Utdanningsnivå', 'Universitet og høgskole'),
  ('Utdanningsnivå', 'uoppgitt'), ('Utdanningsnivå', 'Videregående skole'),
  ('Bakgrunn', 'Hele befolkningen'), ('Bakgrunn', 'Befolkningen unntatt innvandrere'), ('Bakgrunn', 'Innvandrere'),
  ('Innvandringsgrunn', 'Utdanning (inkl. au pair) eller andre grunner'), ('Innvandringsgrunn', 'Arbeidsinnvandrere'),
  ('Innvandringsgrunn', 'Familieinnvandrede'), ('Innvandringsgrunn', 'Flyktninger og deres familieinnvandrede'), ('Innvandringsgrunn', 'Uoppgitt');
INSERT INTO imdi_category (part, category)
SELECT 'Landbakgrunn', column1 FROM (VALUES
  ('Danmark'), ('Grønland'), ('Finland'), ('Færøyene'), ('Island'), ('Sverige'), ('Albania'), ('Belgia'), ('Bulgaria'), ('Andorra'),
  ('Estland'), ('Frankrike'), ('Gibraltar'), ('Hellas'), ('Hviterussland'), ('Irland'), ('Kroatia'), ('Italia'), ('Latvia'), ('Malta'),
  ('Nederland'), ('Liechtenstein'), ('Luxembourg'), ('Monaco'), ('Polen'), ('Portugal'), ('Romania'), ('San Marino'), ('Litauen'),
  ('Spania'), ('Moldova'), ('Storbritannia'), ('Russland'), ('Sveits'), ('Tyrkia'), ('Tyskland'), ('Slovenia'), ('Ukraina'), ('Ungarn'),
  ('Østerrike'), ('Vatikanstaten'), ('Bosnia-Hercegovina'), ('Makedonia'), ('Slovakia'), ('Tsjekkia'), ('Serbia'), ('Montenegro'),
  ('Kosovo'), ('Guernsey'), ('Jersey'), ('Man'), ('Algerie'), ('Angola'), ('Botswana'), ('St. Helena'),
  ('Det britiske territoriet i Indiahavet'), ('Burundi'), ('Komorene'), ('Benin'), ('Ekvatorial-Guinea'), ('Elfenbeinskysten'),
  ('Eritrea'), ('Etiopia'), ('Egypt'), ('Djibouti'), ('Gabon'), ('Gambia'), ('Ghana'), ('Guinea'), ('Guinea-Bissau'), ('Kamerun'),
  ('Kapp Verde'), ('Kenya'), ('Kongo-Brazzaville'), ('Kongo'), ('Lesotho'), ('Liberia'), ('Libya'), ('Madagaskar'), ('Malawi'), ('Mali'),
  ('Marokko'), ('Vest-Sahara'), ('Mauritania'), ('Mauritius'), ('Namibia'), ('Niger'), ('Nigeria'), ('Mosambik'), ('Mayotte'),
  ('Réunion'), ('Zimbabwe'), ('Rwanda'), ('São Tomé og Príncipe'), ('Senegal'), ('Den sentralafrikanske republikk'), ('Seychellene'),
  ('Sierra Leone'), ('Somalia'), ('Sør-Sudan'), ('Sudan'), ('Swaziland'), ('Sør-Afrika'), ('Tanzania'), ('Tsjad'), ('Togo'), ('Tunisia'),
  ('Uganda'), ('Zambia'), ('Burkina Faso'), ('Afghanistan'), ('Armenia'), ('Aserbajdsjan'), ('Bahrain'), ('Bangladesh'), ('Bhutan'),
  ('Brunei'), ('Myanmar'), ('Sri Lanka'), ('De forente arabiske emirater'), ('Filippinene'), ('Georgia'), ('Taiwan'), ('Hongkong'),
  ('India'), ('Indonesia'), ('Irak'), ('Iran'), ('Israel'), ('Japan'), ('Jordan'), ('Kambodsja'), ('Kasakhstan'), ('Kina'),
  ('Nord-Korea'), ('Sør-Korea'), ('Kuwait'), ('Kypros'), ('Kirgisistan'), ('Laos'), ('Libanon'), ('Macao'), ('Malaysia'), ('Maldivene'),
  ('Mongolia'), ('Oman'), ('Palestina'), ('Nepal'), ('Pakistan'), ('Øst-Timor'), ('Qatar'), ('Saudi-Arabia'), ('Singapore'),
  ('Tadsjikistan'), ('Turkmenistan'), ('Usbekistan'), ('Syria'), ('Thailand'), ('Vietnam'), ('Jemen'), ('De amerikanske Jomfruøyene'),
  ('Barbados'), ('Antigua og Barbuda'), ('Belize'), ('Bahamas'), ('Bermuda'), ('De britiske Jomfruøyene'), ('Canada'), ('Caymanøyene'),
  ('Costa Rica'), ('Cuba'), ('Dominica'), ('Den dominikanske republikk'), ('Grenada'), ('Guadeloupe'), ('Guatemala'), ('Haiti'),
  ('Honduras'), ('Jamaica'), ('Martinique'), ('Mexico'), ('Montserrat'), ('Aruba'), ('Sint Maarten'), ('Bonaire, Sint Eustatius og Saba'),
  ('Anguilla'), ('Curaçao'), ('Nicaragua'), ('Panama'), ('El Salvador'), ('Saint-Pierre-et-Miquelon'), ('Saint Kitts og Nevis'),
  ('Saint Lucia'), ('Saint Vincent og Grenadinene'), ('Trinidad og Tobago'), ('Turks- og Caicosøyene'), ('USA'), ('Puerto Rico'),
  ('Saint-Martin'), ('Saint-Barthélemy'), ('Argentina'), ('Bolivia'), ('Brasil'), ('Guyana'), ('Chile'), ('Colombia'), ('Ecuador'),
  ('Falklandsøyene'), ('Fransk Guyana'), ('Paraguay'), ('Peru'), ('Surinam'), ('Uruguay'), ('Venezuela'), ('Amerikansk Samoa'),
  ('Australia'), ('Salomonøyene'), ('Christmasøya'), ('Kokosøyene'), ('Cookøyene'), ('Fiji'), ('Vanuatu'), ('Tonga'),
  ('Fransk Polynesia'), ('Kiribati'), ('Tuvalu'), ('Guam'), ('Nauru'), ('USAs ytre småøyer'), ('New Zealand'), ('Niue'), ('Norfolkøya'),
  ('Mikronesiaføderasjonen'), ('Papua Ny-Guinea'), ('Pitcairn'), ('Tokelau'), ('Samoa'), ('Wallis- og Futunaøyene'), ('Ny-Caledonia'),
  ('Marshalløyene'), ('Palau'), ('Nord-Marianene'), ('Andre'), ('Statsløs'), ('Uoppgitt'), ('Nord-Makedonia'), ('Eswatini'), ('Belarus'),
  ('Jugoslavia'), ('Tsjekkoslovakia'), ('Sovjetunionen'), ('Serbia og Montenegro'), ('De nederlandske Antillene'), ('Åland'));

-- The header rows are the dimensions ("Kjønn: Alle"), as many as the table has, in any order; Enhet is the unit and År the
-- year. Municipalities that only got a new number stand under today's for all years; an empty cell means that the
-- municipality did not exist.
-- @layout wide-6
-- @header Region;Navn;*: *;...
-- @header.2 ;;*: *;...
-- @header.3 ;;*: *;...
-- @header.4 ;;*: *;...
-- @header.5 ;;*: *;...
-- @header.6 ;;*: *;...
-- @region Region
-- @kind kommune fylke land
-- @name Navn
-- @value *: *
-- @empty absent
-- @codes today
CREATE TEMP TABLE IF NOT EXISTS imdi_part (label INTEGER NOT NULL, part TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (label, part)) WITHOUT ROWID;
DELETE FROM imdi_part;
INSERT OR IGNORE INTO imdi_part (label, part, text)
SELECT label, substr(text, 1, instr(text, ': ') - 1), trim(substr(text, instr(text, ': ') + 2)) FROM label_part WHERE instr(text, ': ') > 0;
CREATE TEMP TABLE IF NOT EXISTS imdi_column (label INTEGER PRIMARY KEY, unit TEXT, year TEXT, measure INTEGER);
DELETE FROM imdi_column;
INSERT INTO imdi_column (label, unit, year, measure)
SELECT id, (SELECT text FROM imdi_part WHERE label = id AND part = 'Enhet'), (SELECT text FROM imdi_part WHERE label = id AND part = 'År'),
       (SELECT min(rank) FROM imdi_measure JOIN imdi_part USING (part) WHERE label = id)
  FROM label;
-- Tables of other themes and dimensions that were not met before: kept under their own names, when a person says so.
CREATE TEMP TABLE IF NOT EXISTS imdi_name (text TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO imdi_name (text, code)
WITH RECURSIVE word (text) AS (SELECT DISTINCT part FROM imdi_part UNION SELECT unit FROM imdi_column WHERE unit IS NOT NULL),
letter (text, rest, code) AS (
  SELECT text, replace(replace(replace(replace(replace(replace(lower(text), 'Æ', 'ae'), 'Ø', 'o'), 'Å', 'a'), 'æ', 'ae'), 'ø', 'o'), 'å', 'a'), '' FROM word
  UNION ALL
  SELECT text, substr(rest, 2),
         code || CASE WHEN substr(rest, 1, 1) GLOB '[a-z0-9]' THEN substr(rest, 1, 1) WHEN code = '' OR code GLOB '*_' THEN '' ELSE '_' END
    FROM letter WHERE rest <> '')
SELECT text, rtrim(code, '_') FROM letter WHERE rest = '';
CREATE TEMP TABLE IF NOT EXISTS imdi_other (label INTEGER PRIMARY KEY, part TEXT NOT NULL);
DELETE FROM imdi_other;
INSERT INTO imdi_other (label, part)
SELECT label, part
  FROM (SELECT p.label, p.part, row_number() OVER (PARTITION BY p.label ORDER BY
                 p.part IN ('Kjønn', 'Alder', 'Bakgrunn', 'Verdensregion', 'Innvandrerkategori'), no) AS place
          FROM label_part AS l JOIN imdi_part AS p ON p.label = l.label AND l.text LIKE p.part || ': %'
         WHERE p.part NOT IN ('Enhet', 'År') AND p.label IN (SELECT label FROM imdi_column WHERE measure IS NULL))
 WHERE place = 1;
INSERT INTO label_finding (label, severity, rule, value, message, remedy, acceptable)
SELECT label, 'error', 'unknown-table', part, 'Tables by ' || part || ' are not among those of IMDi that were met before.',
       'Check the spelling of the header; say --accept unknown-table to keep the table as imdi_' || code || ', with dimensions by the names in its header.', 1
  FROM imdi_other JOIN imdi_name AS n ON n.text = part;
INSERT INTO label_finding (label, severity, rule, value, message, remedy, acceptable)
SELECT p.label, 'error', 'unknown-dimension', p.part, 'IMDi has had no dimension called ' || p.part || ' in this table before.',
       'Check the spelling of the header; say --accept unknown-dimension to keep it as the dimension ' || n.code || '.', 1
  FROM imdi_part AS p JOIN imdi_name AS n ON n.text = p.part
 WHERE p.part NOT IN ('Enhet', 'År') AND p.part NOT IN (SELECT part FROM imdi_dimension) AND p.label NOT IN (SELECT label FROM imdi_other);
INSERT OR IGNORE INTO imdi_dimension (part, dimension, nn, en)
SELECT DISTINCT part, code, part, part FROM imdi_part JOIN imdi_name AS n ON n.text = part WHERE part NOT IN ('Enhet', 'År') AND code <> '';
INSERT OR IGNORE INTO dimension_in (dimension, title_nb, title_nn, title_en) SELECT dimension, part, nn, en FROM imdi_dimension;
DELETE FROM imdi_part WHERE part IN ('Enhet', 'År') OR text IN ('Alle', 'alle', 'Totalt', 'totalt', 'I alt');
UPDATE imdi_part SET text = CASE text WHEN 'Kvinner' THEN '2' WHEN 'Menn' THEN '1' ELSE text END WHERE part = 'Kjønn';

-- A category that is not in the list is new, or misspelt: nothing else can tell.
INSERT INTO label_finding (label, severity, rule, value, message, remedy, acceptable)
SELECT label, 'error', 'unknown-category', part || ': ' || text, 'IMDi has had no ' || part || ' called ''' || text || ''' before.',
       'Check the spelling; say --accept unknown-category when it is a new one.', 1
  FROM imdi_part
 WHERE text <> 'undefined' AND part IN (SELECT part FROM imdi_category)
   AND (part, text) NOT IN (SELECT part, category FROM imdi_category);
INSERT INTO label_finding (label, severity, rule, value, message, remedy)
SELECT label, 'warning', 'undefined-category', part || ': ' || text,
       'The export has lost the name of this category of ' || part || '; it is kept under the name undefined.',
       'Take the table again from IMDi, or ask which category it is.'
  FROM imdi_part WHERE text = 'undefined';

INSERT OR IGNORE INTO category_in (dimension, category, title_nb)
SELECT DISTINCT dimension, replace(text, ';', '%3B'), text FROM imdi_part JOIN imdi_dimension USING (part) WHERE part <> 'Kjønn';
INSERT OR IGNORE INTO indicator_in
  (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition)
SELECT DISTINCT m.indicator, m.nb, m.nn, m.en, 'personer', 0, 'count', 1, 0, NULL, NULL, NULL
  FROM imdi_column AS c JOIN imdi_measure AS m ON m.rank = c.measure WHERE c.unit = 'Personer'
UNION ALL
SELECT DISTINCT m.indicator || '_prosent', m.nb || ', prosent', m.nn || ', prosent', m.en || ', per cent', 'prosent', 1, 'share', 0, 0,
       m.indicator, NULL, m.base
  FROM imdi_column AS c JOIN imdi_measure AS m ON m.rank = c.measure WHERE c.unit = 'Prosent';
INSERT OR IGNORE INTO indicator_in
  (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, whole, definition)
SELECT DISTINCT 'imdi_' || n.code || CASE c.unit WHEN 'Personer' THEN '' ELSE '_' || u.code END, o.part || iif(c.unit = 'Personer', '', ', ' || lower(c.unit)), NULL, NULL,
       lower(c.unit), iif(c.unit IN ('Personer', 'Kroner'), 0, 1), CASE c.unit WHEN 'Personer' THEN 'count' WHEN 'Prosent' THEN 'share' WHEN 'Kroner' THEN 'amount' ELSE 'ratio' END,
       c.unit IN ('Personer', 'Kroner'), 0, NULL, NULL, 'IMDis tabell etter ' || o.part || '.'
  FROM imdi_column AS c JOIN imdi_other AS o USING (label) JOIN imdi_name AS n ON n.text = o.part JOIN imdi_name AS u ON u.text = c.unit;
INSERT INTO series (label, indicator, period, breakdown)
SELECT c.label, 'imdi_' || n.code || CASE c.unit WHEN 'Personer' THEN '' ELSE '_' || u.code END, c.year,
       coalesce((SELECT group_concat(d.dimension || '=' || replace(p.text, ';', '%3B'), ';')
                   FROM imdi_part AS p JOIN imdi_dimension AS d USING (part) WHERE p.label = c.label), '')
  FROM imdi_column AS c JOIN imdi_other AS o USING (label) JOIN imdi_name AS n ON n.text = o.part JOIN imdi_name AS u ON u.text = c.unit
 WHERE c.year IS NOT NULL AND NOT EXISTS (SELECT 1 FROM imdi_part AS p WHERE p.label = c.label AND p.part = 'Kjønn' AND p.text NOT IN ('1', '2'));
INSERT INTO series (label, indicator, period, breakdown)
SELECT c.label, m.indicator || iif(c.unit = 'Prosent', '_prosent', ''), c.year,
       coalesce((SELECT group_concat(d.dimension || '=' || replace(p.text, ';', '%3B'), ';')
                   FROM imdi_part AS p JOIN imdi_dimension AS d USING (part) WHERE p.label = c.label), '')
  FROM imdi_column AS c JOIN imdi_measure AS m ON m.rank = c.measure
 WHERE c.unit IN ('Personer', 'Prosent') AND c.year IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM imdi_part AS p
                    WHERE p.label = c.label
                      AND (p.part NOT IN (SELECT part FROM imdi_dimension) OR (p.part = 'Kjønn' AND p.text NOT IN ('1', '2'))));

-- @layout wide-5
-- @header Region;Navn;*: *;...
-- @header.2 ;;*: *;...
-- @header.3 ;;*: *;...
-- @header.4 ;;*: *;...
-- @header.5 ;;*: *;...
-- @region Region
-- @kind kommune fylke land
-- @name Navn
-- @value *: *
-- @empty absent
-- @codes today
-- @sql-of wide-6

-- @layout wide-4
-- @header Region;Navn;*: *;...
-- @header.2 ;;*: *;...
-- @header.3 ;;*: *;...
-- @header.4 ;;*: *;...
-- @region Region
-- @kind kommune fylke land
-- @name Navn
-- @value *: *
-- @empty absent
-- @codes today
-- @sql-of wide-6

-- @layout wide-3
-- @header Region;Navn;*: *;...
-- @header.2 ;;*: *;...
-- @header.3 ;;*: *;...
-- @region Region
-- @kind kommune fylke land
-- @name Navn
-- @value *: *
-- @empty absent
-- @codes today
-- @sql-of wide-6

-- @layout wide-2
-- @header Region;Navn;*: *;...
-- @header.2 ;;*: *;...
-- @region Region
-- @kind kommune fylke land
-- @name Navn
-- @value *: *
-- @empty absent
-- @codes today
-- @sql-of wide-6
