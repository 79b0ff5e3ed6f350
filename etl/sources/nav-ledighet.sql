-- @source nav-ledighet
-- @title Helt ledige og andre arbeidssøkere per kommune og fylke, måned for måned
-- @publisher Arbeids- og velferdsetaten (NAV)
-- @licence NLOD (NAV's usual licence; the files state none)
-- @url https://www.nav.no/statistikk
-- @needs klass-131
CREATE TEMP TABLE measure (words TEXT PRIMARY KEY, indicator TEXT NOT NULL, nb TEXT NOT NULL, nn TEXT NOT NULL, en TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO measure (words, indicator, nb, nn, en) VALUES
  ('helt ledige', 'helt_ledige', 'Helt ledige', 'Heilt ledige', 'Registered unemployed'),
  ('delvis ledige', 'delvis_ledige', 'Delvis ledige', 'Delvis ledige', 'Partly unemployed'),
  ('arbeidssøkere på tiltak', 'arbeidssokere_tiltak', 'Arbeidssøkere på tiltak', 'Arbeidssøkjarar på tiltak', 'Job seekers on labour market schemes'),
  ('nedsatt arbeidsevne', 'nedsatt_arbeidsevne', 'Personer med nedsatt arbeidsevne', 'Personar med nedsett arbeidsevne', 'People with impaired work capacity'),
  ('bruttoledigheten', 'bruttoledige', 'Helt ledige og arbeidssøkere på tiltak', 'Heilt ledige og arbeidssøkjarar på tiltak', 'Unemployed and job seekers on schemes');
INSERT INTO indicator_in (code, title_nb, title_nn, title_en, unit, decimals, kind, sums_over_regions, sums_over_periods, part_of, definition)
SELECT indicator, nb, nn, en, 'personer', 0, 'count', 1, 0, NULL, 'Ved utgangen av måneden. NAV skriver «*» for tall under 4.' FROM measure
UNION ALL
SELECT indicator || '_prosent', nb || ', prosent av arbeidsstyrken', nn || ', prosent av arbeidsstyrken', en || ', per cent of the labour force',
       'prosent', 1, 'share', 0, 0, indicator, 'Ved utgangen av måneden. NAV skriver «*» der tallet ville røpe enkeltpersoner.' FROM measure;
CREATE TEMP TABLE month_word (word TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO month_word (word, number) VALUES
  ('Januar', 1), ('Februar', 2), ('Mars', 3), ('April', 4), ('Mai', 5), ('Juni', 6), ('Juli', 7), ('August', 8), ('September', 9),
  ('Oktober', 10), ('November', 11), ('Desember', 12);

-- A sheet of municipalities: blocks by county, each with its name, the months and the county's sum ("I alt Agder"), which is left
-- out: the sheets of counties have it. What is counted, and in which unit, stands above; so does the year.
-- @layout kommune
-- @sheet *Kommune*
-- @header ;Januar;Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember;...
-- @region 1
-- @value *
-- @headings yes
-- @symbols \* :
-- @left-out I alt*;Ukjent*;Øvrige*;2100 *;99 *
-- @period-from-title [a-zæøå] ((?:19|20)[0-9][0-9])$
INSERT INTO series (label, indicator, period)
SELECT label.id,
       m.indicator || CASE WHEN label.file_title LIKE '%prosent av arbeidsstyrken%' THEN '_prosent' WHEN label.file_title LIKE '%antall%' THEN '' END,
       label.file_period || 'M' || printf('%02d', w.number)
  FROM label
  JOIN month_word AS w ON w.word = label.header1
  JOIN measure AS m ON instr(replace(lower(label.file_title), 'Ø', 'ø'), m.words) > 0;

-- A sheet of counties: the code in a column of its own. The county's sums, and the country's.
-- @layout fylke
-- @sheet *Fylke *
-- @header ;;Januar;Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember;...
-- @region 1
-- @kind fylke
-- @name 2
-- @value *
-- @headings yes
-- @symbols \* :
-- @left-out ;Ukjent*;99
-- @period-from-title [a-zæøå] ((?:19|20)[0-9][0-9])$
-- @sql-of kommune
