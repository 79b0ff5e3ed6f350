-- @reproduction nibr-2014-107
-- @with nibr-2014-107.sql
-- Chapters 3 and 4: the introduction programme and the four fields. What went directly into work or education is from the reconstructed
-- figures, what a municipality decided to settle from the agency's; SSB's shares of counties from theirs.
  -- Fewer than ten who left: no rate. The note does not state its limit; with ten its 28 come out.
  , programme AS (
    SELECT m.region, m.name, l.value AS left, d.value AS direct, iif(l.value >= 10, 100.0 * d.value / l.value, NULL) AS rate
      FROM member AS m
      LEFT JOIN figure AS l ON l.indicator = 'avsluttet_rekonstruert' AND l.region = m.region AND l.year = 2013
      LEFT JOIN figure AS d ON d.indicator = 'direkte_rekonstruert' AND d.region = m.region AND d.year = 2013),
  cut AS (
    SELECT (SELECT 100.0 * sum(decided) / sum(asked) FROM score) AS settlement,
           (SELECT 100.0 * sum(direct) / sum(left) FROM programme) AS rate),
  field AS (
    SELECT p.region, p.name, s.value AS settlement, p.rate,
           iif(s.value > cut.settlement, 'H', 'L') || iif(p.rate > cut.rate, 'H', 'L') AS class
      FROM programme AS p JOIN score AS s USING (region) CROSS JOIN cut
     WHERE p.rate IS NOT NULL AND s.value IS NOT NULL),
  -- The municipalities that a fact names, as the note has them: class and name.
  named (class, name) AS (VALUES
    ('HH', 'Kvinesdal'), ('HH', 'Søgne'), ('HH', 'Lyngdal'), ('HH', 'Songdalen'), ('HH', 'Kristiansand'), ('HH', 'Grimstad'), ('HH', 'Bø'),
    ('LL', 'Flekkefjord'), ('LL', 'Farsund'), ('LL', 'Lindesnes'), ('LL', 'Arendal'), ('LL', 'Tvedestrand'), ('LL', 'Gjerstad'), ('LL', 'Nome'), ('LL', 'Sauherad'),
    ('LH', 'Lillesand'), ('LH', 'Evje og Hornnes'), ('LH', 'Vennesla'), ('LH', 'Seljord'), ('LH', 'Tinn'), ('LH', 'Notodden'),
    ('HL', 'Mandal'), ('HL', 'Risør'), ('HL', 'Kragerø'), ('HL', 'Bamble'), ('HL', 'Porsgrunn'), ('HL', 'Skien'), ('HL', 'Drangedal')),
  -- Of each class: how many of those the note names are in it, who is not and where instead, and who is in it beside them.
  class AS (
    SELECT c.class, (SELECT count(*) FROM named AS n WHERE n.class = c.class) AS wanted,
           (SELECT count(*) FROM named AS n JOIN field AS f ON f.name = n.name AND f.class = n.class WHERE n.class = c.class) AS here,
           (SELECT group_concat(f.name || printf(' (settlement %.1f, rate %.1f: ', f.settlement, f.rate) || f.class || ')', ', ')
              FROM named AS n JOIN field AS f ON f.name = n.name AND f.class <> n.class WHERE n.class = c.class) AS moved,
           (SELECT group_concat(f.name, ', ') FROM field AS f
             WHERE f.class = c.class AND NOT EXISTS (SELECT 1 FROM named AS n WHERE n.class = c.class AND n.name = f.name)) AS joined
      FROM (SELECT DISTINCT class FROM named) AS c),
  -- SSB's monitor: who is in work or education the year after, in per cent, of a county in 2011.
  monitor AS (
    SELECT o.region, round(o.value) AS share FROM observations AS o
     WHERE o.indicator = 'intro_status_arbutd_prosent' AND o.period = '2011' AND o.breakdown = 'avslstat4=arbutd;avslutta=ettaar')

-- @fact F080
-- @section 3
-- @says the government's target: 55 per cent directly into work
-- @function quadrant_reference quadrant
-- @command -c "SELECT quadrant_reference('regjering-direkte')"
SELECT quadrant_reference('regjering-direkte'), quadrant_reference('regjering-direkte') = 55;

-- @fact F081
-- @section 3
-- @says the government's target: 70 per cent in work the year after
-- @function quadrant_reference quadrant
-- @command -c "SELECT quadrant_reference('regjering-etter-ett-ar')"
SELECT quadrant_reference('regjering-etter-ett-ar'), quadrant_reference('regjering-etter-ett-ar') = 70;

-- @fact F082
-- @section 3
-- @says SSB's monitor 2011: Møre og Romsdal 71 per cent, Østfold 47
-- @needs intro_status_arbutd_prosent imdi-intro 2011
-- @command show intro_status_arbutd_prosent --year 2011 --all-breakdowns
SELECT printf('Møre og Romsdal %d, Østfold %d', max(iif(region = '15', share, NULL)), max(iif(region = '01', share, NULL))),
       max(iif(region = '15', share, NULL)) = 71 AND max(iif(region = '01', share, NULL)) = 47,
       iif(count(*) < 2, 'Missing: the shares of counties; load the counties'' file of source imdi-intro.', '')
  FROM monitor WHERE region IN ('01', '15');

-- @fact F083
-- @section 3
-- @says SSB's monitor 2011: Vest-Agder and Telemark 66 per cent, the country 61, Aust-Agder 59
-- @needs intro_status_arbutd_prosent imdi-intro 2011
-- @command show intro_status_arbutd_prosent --year 2011 --all-breakdowns
-- @remark Five points above the country, which the note calls a little.
SELECT group_concat(printf('%s %d', place, share), ', '),
       iif(count(share) < 4, NULL, sum(share = wanted) = 4),
       iif(count(share) < 4, 'Missing: the shares of counties; load the counties'' file of source imdi-intro.', '')
  FROM (SELECT 'Vest-Agder' AS place, '10' AS code, 66 AS wanted UNION ALL SELECT 'Telemark', '08', 66
        UNION ALL SELECT 'the country', '0', 61 UNION ALL SELECT 'Aust-Agder', '09', 59)
  LEFT JOIN monitor ON region = code;

-- @fact F084
-- @section 3
-- @says 15 600 left the programme in 2011-2013, the whole country
-- @verdict not computable
-- @missing IMDi's municipal data on those who left the programme, status directly after; no source has them.
-- @remark Source imdi-intro counts those who had left one year before: another measure.

-- @fact F085
-- @section 3
-- @says 7300 of them, 47 per cent, directly into work or education
-- @verdict not computable
-- @missing IMDi's municipal data on those who left the programme, status directly after; no source has them.
-- @remark The note's own numbers agree: 7300 of 15 600 is 46.8.

-- @fact F086
-- @section 3
-- @says 1260 left the programme in 2011-2013, the region
-- @data reconstructed
-- @needs avsluttet_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command show avsluttet_rekonstruert --year 2013
SELECT CAST(sum(left) AS INTEGER), sum(left) = 1260 FROM programme;

-- @fact F087
-- @section 3
-- @says 520 of them, 41 per cent, directly into work or education
-- @data reconstructed
-- @needs avsluttet_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command overgangsrate
SELECT printf('%d: %.1f per cent', sum(p.direct), c.rate), sum(p.direct) = 520 AND round(c.rate) = 41 FROM programme AS p, (SELECT rate FROM cut) AS c;

-- @fact F088
-- @section 3 / Kart 9
-- @says Grimstad, Søgne and Kvinesdal are above 55 per cent
-- @data reconstructed
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command overgangsrate
SELECT group_concat(name || printf(' %.1f', rate), ', '), count(*) = 3 AND sum(name IN ('Grimstad', 'Søgne', 'Kvinesdal')) = 3
  FROM (SELECT * FROM programme WHERE rate > 55 ORDER BY rate DESC);

-- @fact F089
-- @section 3 / Kart 9
-- @says the map shows 25 municipalities, the other ones below the target
-- @data reconstructed
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command overgangsrate
SELECT printf('%d with a rate, %d of them at or below 55', count(rate), sum(rate <= 55)),
       iif(count(rate) = 25, 'equal', 'source contradicts itself'),
       'Chapter 4 lists 28 with a rate. Only "the other 25" fits: 28 less the three above 55.'
  FROM programme;

-- @fact F090
-- @section 3 / Kart 9
-- @says Lindesnes, Bamble and Nome are below a quarter
-- @data reconstructed
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command overgangsrate
SELECT group_concat(name || printf(' %.1f', rate), ', '), count(*) = 3 AND sum(name IN ('Lindesnes', 'Bamble', 'Nome')) = 3
  FROM (SELECT * FROM programme WHERE rate < 25 ORDER BY rate DESC);

-- @fact F091
-- @section 3 / Kart 9
-- @says 12, the largest class, between 25 and 41 per cent
-- @data reconstructed
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command overgangsrate
SELECT printf('%d of %d', sum(p.rate >= 25 AND p.rate <= c.rate), count(p.rate)),
       sum(p.rate >= 25 AND p.rate <= c.rate) = 12 AND sum(p.rate > c.rate AND p.rate <= 55) < 12
  FROM programme AS p, (SELECT rate FROM cut) AS c;

-- @fact F092
-- @section 3 / Kart 9
-- @says many municipalities are grey: no programme, or too few (20 by the lists of chapter 4)
-- @data reconstructed
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command overgangsrate
SELECT sum(rate IS NULL), sum(rate IS NULL) = 20, printf('%d without a programme, %d with fewer than ten who left.', sum(left IS NULL), sum(left < 10))
  FROM programme;

-- @fact F093
-- @section 3
-- @says 2/3 name the refugees' own motivation
-- @verdict not computable
-- @missing the answers behind figure 3.2 (eleven options); the appendix has no table of them.

-- @fact F094
-- @section 3
-- @says 10 per cent name a good labour market
-- @verdict not computable
-- @missing the answers behind figure 3.2 (eleven options); the appendix has no table of them.

-- @fact F095
-- @section 3 / Figur 3.3
-- @says 60 per cent name the labour market, 45 work practice places
-- @verdict not computable
-- @missing the answers behind figure 3.3; the appendix has no table of them.
-- @remark It is not the question T02, where 52.5 per cent name the labour market.

-- @fact F096
-- @section 3
-- @says see figures 4 and 5
-- @verdict source contradicts itself
-- @remark They are figures 3.2 and 3.3, as "figure 1" of chapter 2 is 2.1.

-- @fact F112
-- @section 3.1
-- @says section 3.1 is the analysis
-- @verdict source contradicts itself
-- @remark It repeats the list of chapter 3 word for word; the joint analysis that chapter 3 announces is not there.

-- @fact F120
-- @section 4 / Kart 18
-- @says seven high on both: Kvinesdal, Søgne, Lyngdal, Songdalen, Kristiansand, Grimstad, Bø
-- @data partly reconstructed
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command firefelt
-- @remark Settlement by IMDi's later figures; with the reconstructed ones (firefelt --settlement reconstructed) the note's seven come out.
SELECT here || ' of ' || wanted || coalesce('; not ' || moved, ''), here = wanted, coalesce('Also here by the later figures: ' || joined || '.', '')
  FROM class WHERE class = 'HH';

-- @fact F121
-- @section 4 / Kart 18
-- @says eight low on both: Flekkefjord, Farsund, Lindesnes, Arendal, Tvedestrand, Gjerstad, Nome, Sauherad
-- @data partly reconstructed
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command firefelt
SELECT here || ' of ' || wanted || coalesce('; not ' || moved, ''), here = wanted, coalesce('Also here by the later figures: ' || joined || '.', '')
  FROM class WHERE class = 'LL';

-- @fact F122
-- @section 4 / Kart 18
-- @says six low on settlement, high on integration: Lillesand, Evje og Hornnes, Vennesla, Seljord, Tinn, Notodden
-- @data partly reconstructed
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command firefelt
-- @remark The note misspells Evje og Hornnes.
SELECT here || ' of ' || wanted || coalesce('; not ' || moved, ''), here = wanted, coalesce('Also here by the later figures: ' || joined || '.', '')
  FROM class WHERE class = 'LH';

-- @fact F123
-- @section 4 / Kart 18
-- @says seven high on settlement, low on integration: Mandal, Risør, Kragerø, Bamble, Porsgrunn, Skien, Drangedal
-- @data partly reconstructed
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command firefelt
-- @remark Settlement by IMDi's later figures; with the reconstructed ones (firefelt --settlement reconstructed) the note's seven come out.
SELECT here || ' of ' || wanted || coalesce('; not ' || moved, ''), here = wanted, coalesce('Also here by the later figures: ' || joined || '.', '')
  FROM class WHERE class = 'HL';

-- @fact F124
-- @section 4 / Kart 18
-- @says municipalities with few in the programme are left out (28 are in the lists)
-- @data reconstructed
-- @needs avsluttet_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command firefelt
-- @remark The note does not state its limit.
SELECT printf('%d with ten or more who left', count(rate)), count(rate) = 28 FROM programme;

-- @fact F126
-- @section 4
-- @says high and low by the region's means (70 and 41 per cent)
-- @data partly reconstructed
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @needs direkte_rekonstruert nibr-rekonstruert 2013 imdi-sor
-- @command firefelt
SELECT printf('%.1f and %.1f', settlement, rate), round(settlement) = 70 AND round(rate) = 41 FROM cut;

-- @fact F131
-- @section 3 / Figur 3.1
-- @says map 9 is of 2011-013
-- @verdict source contradicts itself
-- @remark The caption's period is garbled; chapters 1.2 and 3 have 2011-2013.
