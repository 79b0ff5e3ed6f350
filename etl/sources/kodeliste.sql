-- @source kodeliste
-- @title Kodeliste for én dag: kommuner (KLASS 131), fylker (KLASS 104) eller bydeler, som KLASS og Stabas gir den
-- @publisher Statistisk sentralbyrå (SSB)
-- @licence CC BY 4.0
-- @url https://www.ssb.no/klass/klassifikasjoner/131
-- @needs klass-131
-- A list of a day cannot say since when a code is valid. It is compared with the classification of that day, both ways,
-- and its remarks are kept (table region_note). The day is that of the file's name, or of --period.
CREATE TABLE IF NOT EXISTS temp.liste_klass (
  "code" TEXT, "parentCode" TEXT, "level" TEXT, "name" TEXT, "shortName" TEXT, "presentationName" TEXT, "notes" TEXT, "validFrom" TEXT, "validTo" TEXT,
  "validFromInRequestedRange" TEXT, "validToInRequestedRange" TEXT, file INTEGER, "row" INTEGER);
CREATE TABLE IF NOT EXISTS temp.liste_stabas (
  "Kode" TEXT, "Nivånr." TEXT, "Tittel" TEXT, "Fotnoter" TEXT, "Generell note" TEXT, file INTEGER, "row" INTEGER);

CREATE TABLE temp.liste AS
SELECT c.file, c."row", c.code_column, trim(c.code) AS code, c.name_column, trim(replace(c.title, char(160), ' ')) AS name,
       trim(c.note) AS note,
       CASE WHEN length(f.period) = 4 THEN f.period || '-01-01' ELSE f.period END AS day,
       CASE length(trim(c.code)) WHEN 2 THEN 'fylke' WHEN 4 THEN 'kommune' WHEN 6 THEN 'bydel' END AS kind
  FROM (SELECT file, "row", 1 AS code_column, "code" AS code, 4 AS name_column, "name" AS title, coalesce("notes", '') AS note FROM liste_klass
         UNION ALL
        SELECT file, "row", 2, "Kode", 4, "Tittel", trim("Generell note" || ' ' || "Fotnoter") FROM liste_stabas) AS c
  JOIN file_in AS f USING (file);

-- What a file is a list of: the kind of most of its codes.
CREATE TABLE temp.liste_fil AS
SELECT file, day, kind, min("row") AS "row"
  FROM (SELECT *, count(*) OVER (PARTITION BY file, kind) AS n FROM liste) AS l
 WHERE kind = (SELECT kind FROM liste AS k WHERE k.file = l.file AND kind IS NOT NULL
                GROUP BY kind ORDER BY count(*) DESC LIMIT 1)
 GROUP BY file, day, kind;

-- The spells of the day, of the kinds that the lists speak of and of what lies outside.
CREATE TABLE temp.gyldig AS
SELECT f.file, r.kind, r.code, v.name
  FROM liste_fil AS f
  JOIN region AS r ON r.kind IN (f.kind, 'annet')
  JOIN region_version AS v ON v.region_id = r.region_id AND v.valid_from <= f.day AND (v.valid_to IS NULL OR v.valid_to > f.day);

-- As the page of the classification saves it (notes, the last two cells left out), and as the API answers.
-- @layout klass
-- @header code;parentCode;level;name;shortName;[presentationName];[notes];validFrom;validTo;[validFromInRequestedRange];
--   [validToInRequestedRange]
-- @row-cells 6
-- @rows liste_klass
-- @lost-letters names
-- @period-from-name (\d{4}(?:-\d{2}-\d{2})?)\.csv$

-- @layout stabas
-- @header Identifikasjon (rad nr.);Kode;Nivånr.;Tittel;Fotnoter;Generell note;Omfatter;Omfatter også;Ekskluderer;Kort tittel;Middels lang tittel
-- @rows liste_stabas
-- @period-from-name (\d{4}(?:-\d{2}-\d{2})?)\.csv$

-- @rule not-a-day
-- @remedy Say the day of the list: --period 2020 for 1 January, or --period 2020-07-01.
SELECT file, 0, 0, day, 'The list''s day is neither a year nor a date.' FROM liste WHERE day IS NOT date(day, '+0 days') GROUP BY file;

-- @rule not-a-code
-- @remedy Codes have two (county), four (municipality) or six digits (city district), all of a file as many.
SELECT l.file, l."row", l.code_column, l.code, 'This is no code of the list''s kind (' || f.kind || ').'
  FROM liste AS l JOIN liste_fil AS f USING (file)
 WHERE l.code GLOB '*[^0-9]*' OR l.kind IS NOT f.kind;

-- @rule code-twice
-- @remedy Take the list again from the agency, or remove one of the two.
SELECT b.file, b."row", b.code_column, b.code, 'The code stands twice; it first stands in row ' || a."row" || '.'
  FROM liste AS a JOIN liste AS b ON b.file = a.file AND b.code = a.code AND b."row" > a."row";

-- @rule not-in-klass
-- @acceptable yes
-- @remedy Check that the list is of this day (--period), and that the loaded klass-131 is new enough. Say --accept not-in-klass when the list is to be kept as it is.
SELECT l.file, l."row", l.code_column, l.code,
       l.code || ' ' || l.name || ' is in the list but not in the classification of ' || l.day || ': ' ||
       coalesce((SELECT group_concat(v.name || ' was valid from ' || v.valid_from || coalesce(' to ' || v.valid_to, ''), ', ')
                   FROM region AS r JOIN region_version AS v USING (region_id) WHERE r.kind = l.kind AND r.code = l.code),
                'there has never been such a code') || '.'
  FROM liste AS l
 WHERE NOT EXISTS (SELECT 1 FROM gyldig AS g WHERE g.file = l.file AND g.code = l.code);

-- @rule not-in-list
-- @acceptable yes
-- @remedy The list may have been cut off or be of another day (--period). Say --accept not-in-list when it is whole.
SELECT g.file, 0, 0, g.code, g.code || ' ' || g.name || ' was valid on ' || f.day || ' and is not in the list.'
  FROM gyldig AS g JOIN liste_fil AS f ON f.file = g.file AND f.kind = g.kind
 WHERE NOT EXISTS (SELECT 1 FROM liste AS l WHERE l.file = g.file AND l.code = g.code);

-- @rule other-name
-- @severity warning
-- @remedy The name of klass-131 stays. Lists of one year have been given names of another.
SELECT l.file, l."row", l.name_column, l.name,
       'The list calls ' || l.code || ' ''' || l.name || '''; on ' || l.day || ' it was ''' || g.name || '''.'
  FROM liste AS l JOIN gyldig AS g ON g.file = l.file AND g.code = l.code AND g.kind IN (l.kind, 'annet')
 WHERE NOT (instr(l.name, '?') > 0 AND g.name GLOB l.name)
   AND CASE instr(l.name, ' (') WHEN 0 THEN l.name ELSE substr(l.name, 1, instr(l.name, ' (') - 1) END
    <> CASE instr(g.name, ' (') WHEN 0 THEN g.name ELSE substr(g.name, 1, instr(g.name, ' (') - 1) END;

-- @rule lost-letters-in-name
-- @severity warning
-- @remedy The name of klass-131 stays: the list was written in an encoding without these letters.
SELECT l.file, l."row", l.name_column, l.name, 'Question marks stand where letters of ' || l.code || ' (' || g.name || ') were.'
  FROM liste AS l JOIN gyldig AS g ON g.file = l.file AND g.code = l.code AND g.kind IN (l.kind, 'annet')
 WHERE instr(l.name, '?') > 0 AND g.name <> l.name AND g.name GLOB l.name;

-- @rule lost-letters-in-note
-- @severity warning
-- @remedy The remark is left out, because letters of it were lost before the file came here; codes and names are whole. Take the list again from the agency to have it.
SELECT file, "row", code_column, code, 'The remark on ' || code || ' ' || name || ' has lost letters.' FROM liste
 WHERE instr(note, char(65533)) > 0;

-- @rule no-bracket
-- @severity note
SELECT l.file, 0, 0, '',
       count(*) || ' name(s) differ from klass-131 only in the county in brackets: ' || group_concat(l.code || ' ' || l.name || ' (' || g.name || ')', ', ') || '.'
  FROM liste AS l JOIN gyldig AS g ON g.file = l.file AND g.code = l.code AND g.kind = l.kind
 WHERE l.name <> g.name
   AND CASE instr(l.name, ' (') WHEN 0 THEN l.name ELSE substr(l.name, 1, instr(l.name, ' (') - 1) END
     = CASE instr(g.name, ' (') WHEN 0 THEN g.name ELSE substr(g.name, 1, instr(g.name, ' (') - 1) END
 GROUP BY l.file;

-- @rule agrees
-- @severity note
SELECT l.file, 0, 0, '', count(*) || ' code(s) of the list are those of the classification on ' || l.day || '.'
  FROM liste AS l JOIN gyldig AS g ON g.file = l.file AND g.code = l.code AND g.kind IN (l.kind, 'annet')
 GROUP BY l.file;

-- @then
INSERT OR IGNORE INTO region_note_in (kind, code, noted_on, note)
SELECT kind, code, day, note FROM liste WHERE note <> '' AND instr(note, char(65533)) = 0 AND kind IN ('fylke', 'kommune', 'bydel');
