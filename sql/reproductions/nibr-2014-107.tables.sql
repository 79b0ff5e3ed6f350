-- @reproduction nibr-2014-107
-- @with nibr-2014-107.survey.sql
-- What the note says of the survey of 2013: the 26 tables of its appendix, from the reconstructed wave.
  -- A table as the appendix prints it: T01 to T16 in per cent of all, T17 to T26 of the valid answers with what is missing of the frame.
  -- Tenths of per cent are rounded half away from zero, in whole numbers.
  , line AS (
    SELECT g.question, g.position, g.label, g.n,
           (2000 * g.n + base) / (2 * base) AS tenths
      FROM (SELECT given.*, iif(given.question < 'T17', part.answered, valid.n) AS base
              FROM given JOIN valid USING (question) CROSS JOIN part) AS g),
  printed AS (
    SELECT l.question,
           group_concat(l.label || ' ' || l.n || ' (' || (l.tenths / 10) || '.' || (l.tenths % 10) || ')', ', ')
           || CASE WHEN l.question >= 'T17' THEN ', missing ' || (part.frame - v.n)
                   WHEN v.n < part.answered THEN ', missing ' || (part.answered - v.n) ELSE '' END AS "table"
      FROM (SELECT * FROM line ORDER BY question, position) AS l JOIN valid AS v USING (question) CROSS JOIN part GROUP BY l.question)

-- @fact F133
-- @section Vedlegg 1
-- @says per cents are of all 40, missing ones too
-- @verdict source contradicts itself
-- @remark T11 to T13 are of all 40, T17 to T26 of the valid answers with the missing up to 48: two conventions in one appendix.
-- @command freq T12

-- @fact F201
-- @section Vedlegg 1 / T01
-- @says Nei 21 (52.5), Ja 19 (47.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T01
SELECT "table", "table" = :says FROM printed WHERE question = 'T01';

-- @fact F202
-- @section Vedlegg 1 / T02
-- @says Nei 19 (47.5), Ja 21 (52.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T02
SELECT "table", "table" = :says FROM printed WHERE question = 'T02';

-- @fact F203
-- @section Vedlegg 1 / T03
-- @says Nei 31 (77.5), Ja 9 (22.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T03
SELECT "table", "table" = :says FROM printed WHERE question = 'T03';

-- @fact F204
-- @section Vedlegg 1 / T04
-- @says Nei 11 (27.5), Ja 29 (72.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T04
SELECT "table", "table" = :says FROM printed WHERE question = 'T04';

-- @fact F205
-- @section Vedlegg 1 / T05
-- @says Nei 40 (100.0), Ja 0 (0.0)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T05
-- @remark The note prints no row for what nobody answered.
SELECT "table", "table" = :says FROM printed WHERE question = 'T05';

-- @fact F206
-- @section Vedlegg 1 / T06
-- @says Nei 25 (62.5), Ja 15 (37.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T06
SELECT "table", "table" = :says FROM printed WHERE question = 'T06';

-- @fact F207
-- @section Vedlegg 1 / T07
-- @says Nei 34 (85.0), Ja 6 (15.0)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T07
SELECT "table", "table" = :says FROM printed WHERE question = 'T07';

-- @fact F208
-- @section Vedlegg 1 / T08
-- @says Nei 34 (85.0), Ja 6 (15.0)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T08
-- @remark The list in the text calls it other factors.
SELECT "table", "table" = :says FROM printed WHERE question = 'T08';

-- @fact F209
-- @section Vedlegg 1 / T09
-- @says Ja 12 (30.0), Nei 19 (47.5), Vet ikke 4 (10.0), Annet, beskriv 5 (12.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T09
SELECT "table", "table" = :says FROM printed WHERE question = 'T09';

-- @fact F210
-- @section Vedlegg 1 / T10
-- @says Ja 14 (35.0), Nei 20 (50.0), Annet, beskriv 6 (15.0)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T10
SELECT "table", "table" = :says FROM printed WHERE question = 'T10';

-- @fact F211
-- @section Vedlegg 1 / T11
-- @says Flyktningtjenesten eller NAV 6 (15.0), Kommunalt boligkontor 5 (12.5), Annet, beskriv 3 (7.5), missing 26
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T11
-- @remark In per cent of all 40, although only 14 were asked.
SELECT "table", "table" = :says FROM printed WHERE question = 'T11';

-- @fact F212
-- @section Vedlegg 1 / T12
-- @says Flyktningtjensten eller NAV 21 (52.5), Annet, beskriv 5 (12.5), missing 14
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T12
SELECT "table", "table" = :says FROM printed WHERE question = 'T12';

-- @fact F213
-- @section Vedlegg 1 / T13
-- @says Ja, egen plan 1 (2.5), Ja, som en del av boligsosial handlingsplan 6 (15.0), Nei 10 (25.0), Vet ikke 2 (5.0), Annet, beskriv 7 (17.5), missing 14
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T13
-- @remark The 14 with a housing office were not asked; the note calls them not applicable.
SELECT "table", "table" = :says FROM printed WHERE question = 'T13';

-- @fact F214
-- @section Vedlegg 1 / T14
-- @says Ja 6 (15.0), Nei 26 (65.0), Vet ikke 1 (2.5), Annet 7 (17.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T14
SELECT "table", "table" = :says FROM printed WHERE question = 'T14';

-- @fact F215
-- @section Vedlegg 1 / T15
-- @says Ja 11 (27.5), Nei 23 (57.5), Annet 6 (15.0)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T15
SELECT "table", "table" = :says FROM printed WHERE question = 'T15';

-- @fact F216
-- @section Vedlegg 1 / T16
-- @says Ja 24 (60.0), Nei 8 (20.0), Vet ikke 3 (7.5), Annet, beskriv 5 (12.5)
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T16
SELECT "table", "table" = :says FROM printed WHERE question = 'T16';

-- @fact F217
-- @section Vedlegg 1 / T17
-- @says NAV 17 (42.5), Kommunalt flyktningkontor 11 (27.5), Voksenopplæring 3 (7.5), Annet, beskriv 9 (22.5), missing 8
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T17
-- @remark From here on the note counts what is missing of the 48.
SELECT "table", "table" = :says FROM printed WHERE question = 'T17';

-- @fact F218
-- @section Vedlegg 1 / T18
-- @says Ja 24 (60.0), Nei 15 (37.5), Vet ikke 1 (2.5), missing 8
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T18
SELECT "table", "table" = :says FROM printed WHERE question = 'T18';

-- @fact F219
-- @section Vedlegg 1 / T19
-- @says Ja 15 (62.5), Nei 4 (16.7), Vet ikke 1 (4.2), Annet, beskriv 4 (16.7), missing 24
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T19
-- @remark The printed per cents add up to 100.1.
SELECT "table", "table" = :says FROM printed WHERE question = 'T19';

-- @fact F220
-- @section Vedlegg 1 / T20
-- @says Ja 36 (90.0), Nei 3 (7.5), Vet ikke 1 (2.5), missing 8
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T20
SELECT "table", "table" = :says FROM printed WHERE question = 'T20';

-- @fact F221
-- @section Vedlegg 1 / T21
-- @says Ja 5 (14.3), Nei 17 (48.6), Annet, beskriv 13 (37.1), missing 13
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T21
-- @remark Of the 36 who were asked one did not answer.
SELECT "table", "table" = :says FROM printed WHERE question = 'T21';

-- @fact F222
-- @section Vedlegg 1 / T22
-- @says Ja 24 (60.0), Nei 16 (40.0), missing 8
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T22
SELECT "table", "table" = :says FROM printed WHERE question = 'T22';

-- @fact F223
-- @section Vedlegg 1 / T23
-- @says Ja 21 (53.8), Nei 18 (46.2), missing 9
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T23
SELECT "table", "table" = :says FROM printed WHERE question = 'T23';

-- @fact F224
-- @section Vedlegg 1 / T24
-- @says Ja 14 (36.8), Nei 21 (55.3), Vet ikke 3 (7.9), missing 10
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T24
SELECT "table", "table" = :says FROM printed WHERE question = 'T24';

-- @fact F225
-- @section Vedlegg 1 / T25
-- @says Ja 6 (15.8), Nei 29 (76.3), Annet, beskriv 3 (7.9), missing 10
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T25
SELECT "table", "table" = :says FROM printed WHERE question = 'T25';

-- @fact F226
-- @section Vedlegg 1 / T26
-- @says Ja 8 (20.5), Nei 28 (71.8), Annet, beskriv 3 (7.7), missing 9
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T26
SELECT "table", "table" = :says FROM printed WHERE question = 'T26';
