-- @reproduction nibr-2014-107
-- @title Bosetting og integrering av flyktninger i Telemark, Aust-Agder og Vest-Agder
-- @source NIBR-notat 2014:107 (K. R. Tronstad, October 2014)
-- Chapters 1 and 2 of the note: what it says of municipalities, population and settlement. The figures are the agencies' later ones.
WITH
  member AS MATERIALIZED (
    SELECT DISTINCT region_id, region, substr(name, 1, instr(name || ' (', ' (') - 1) AS name FROM region_group_members WHERE group_code = 'imdi-sor'),
  figure AS MATERIALIZED (
    SELECT i.code AS indicator, m.region, CAST(p.code AS INTEGER) AS year, o.value
      FROM indicator AS i CROSS JOIN period AS p CROSS JOIN member AS m
      JOIN observation AS o ON o.indicator_id = i.indicator_id AND o.period_id = p.period_id AND o.region_id = m.region_id AND o.breakdown_id = 0
     WHERE i.code IN ('anmodet', 'vedtatt', 'bosatt', 'folkemengde', 'innvandrere', 'avsluttet_rekonstruert', 'direkte_rekonstruert')
       AND p.frequency = 'A' AND p.code BETWEEN '2010' AND '2016'),
  score AS (
    SELECT m.region, m.name, sum(a.value) AS asked, sum(iif(a.value IS NULL, NULL, coalesce(d.value, 0))) AS decided,
           100.0 * sum(iif(a.value IS NULL, NULL, coalesce(d.value, 0))) / nullif(sum(a.value), 0) AS value
      FROM member AS m
      LEFT JOIN figure AS a ON a.indicator = 'anmodet' AND a.region = m.region AND a.year BETWEEN 2010 AND 2013
      LEFT JOIN figure AS d ON d.indicator = 'vedtatt' AND d.region = m.region AND d.year = a.year
     GROUP BY m.region),
  pooled AS (SELECT 100.0 * sum(decided) / sum(asked) AS value, avg(value) AS mean_of_ratios FROM score)

-- @fact F001
-- @section 1.1
-- @says 48 municipalities in the region
-- @command groups
SELECT count(*) || ' members of imdi-sor on 1 January 2013', iif(count(*) = 0, NULL, count(*) = 48),
       iif(count(*) = 0, 'Missing: the municipalities of 2013; load the source klass-131.', '')
  FROM member;

-- @fact F002
-- @section 1.1
-- @says 41 of them in the target group
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command waves
SELECT asked || ' of ' || frame || ' asked', asked = 41 FROM survey_waves WHERE wave = 'imdi-sor-2013';

-- @fact F003
-- @section 1.1
-- @says 40 of 41 answered
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command waves
SELECT answered || ' of ' || asked || ' answered', answered = 40 AND asked = 41 FROM survey_waves WHERE wave = 'imdi-sor-2013';

-- @fact F004
-- @section 1.1
-- @says in the field in November and December 2013
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command waves
SELECT starts || ' to ' || ends, substr(starts, 1, 7) = '2013-11' AND substr(ends, 1, 7) = '2013-12'
  FROM survey_waves WHERE wave = 'imdi-sor-2013';

-- @fact F005
-- @section 1.2
-- @says asked 100, decided 70: index 70
-- @command bosettingsindeks
-- @remark A definition: decided in per cent of asked.
SELECT CAST(100.0 * 70 / 100 AS INTEGER), 100.0 * 70 / 100 = 70;

-- @fact F006
-- @section 1.2
-- @says the settlement index pools the four years 2010-2013
-- @verdict source contradicts itself
-- @remark The summary and chapter 4 speak of the last three years (F125). 2010-2013 gives the note's 70 per cent (F030).
-- @command bosettingsindeks --from 2010 --to 2013

-- @fact F007
-- @section 1.2
-- @says the integration index pools 2011-2013
-- @data reconstructed
-- @needs avsluttet_rekonstruert nibr-rekonstruert 2013
-- @command show avsluttet_rekonstruert
SELECT 'the sums of 2011-2013: ' || CAST(sum(value) AS INTEGER) || ' left the programme', sum(value) = 1260
  FROM figure WHERE indicator = 'avsluttet_rekonstruert' AND year = 2013;

-- @fact F008
-- @section 1.2
-- @says the integration index is of the year after the programme
-- @verdict source contradicts itself
-- @remark Chapters 3 and 4 measure directly after the programme (IMDi); the year after is SSB's monitor. Two measures are mixed.
-- @command integreringsindeks

-- @fact F010
-- @section 2
-- @says more than 3500 inhabitants more in 2014 than in 2013
-- @needs folkemengde folkemengde 2013-2014 imdi-sor
-- @command show folkemengde --from 2013 --to 2014 --group imdi-sor
SELECT CAST(grown AS INTEGER), grown > 3500 AND grown < 4000
  FROM (SELECT sum(iif(year = 2014, value, -value)) AS grown FROM figure WHERE indicator = 'folkemengde' AND year IN (2013, 2014));

-- @fact F011
-- @section 2
-- @says about 2500 of them immigrants
-- @needs innvandrere folkemengde 2013-2014 imdi-sor
-- @command show innvandrere --from 2013 --to 2014 --group imdi-sor
SELECT CAST(grown AS INTEGER), round(grown / 100.0) * 100 = 2500
  FROM (SELECT sum(iif(year = 2014, value, -value)) AS grown FROM figure WHERE indicator = 'innvandrere' AND year IN (2013, 2014));

-- @fact F012
-- @section 2
-- @says 2/3 of the growth
-- @needs folkemengde folkemengde 2013-2014 imdi-sor
-- @needs innvandrere folkemengde 2013-2014 imdi-sor
-- @command show innvandrere --from 2013 --to 2014 --group imdi-sor
-- @remark Of the simple fractions 2/3 is the nearest. The note's own rounded numbers, 2500 of 3500, give 71 per cent.
SELECT printf('%.1f per cent', 100.0 * immigrants / people), abs(1.0 * immigrants / people - 2.0 / 3) < 1.0 / 24
  FROM (SELECT sum(iif(year = 2014, value, -value)) FILTER (WHERE indicator = 'innvandrere') AS immigrants,
               sum(iif(year = 2014, value, -value)) FILTER (WHERE indicator = 'folkemengde') AS people
          FROM figure WHERE indicator IN ('innvandrere', 'folkemengde') AND year IN (2013, 2014));

-- @fact F013
-- @section 2
-- @says 10 000 residents with a refugee background in 2004
-- @verdict not computable
-- @missing SSB's persons with a refugee background per county, 2004; no source has them.

-- @fact F014
-- @section 2
-- @says 17 200 residents with a refugee background in 2014
-- @verdict not computable
-- @missing SSB's persons with a refugee background per county, 1 January 2014; no source has them.
-- @remark IMDi's immigrants by reason (source imdi-tabell) are another measure.

-- @fact F015
-- @section 2
-- @says 3.7 per cent of the population have a refugee background
-- @needs folkemengde folkemengde 2014 imdi-sor
-- @command show folkemengde --year 2014 --group imdi-sor
-- @remark The 17 200 are the note's own (F014); the population is SSB's.
SELECT printf('%.1f per cent: 17 200 of %d', 100.0 * 17200 / sum(value), sum(value)), round(100.0 * 17200 / sum(value), 1) = 3.7
  FROM figure WHERE indicator = 'folkemengde' AND year = 2014;

-- @fact F016
-- @section 2
-- @says most residents with a refugee background in Vest-Agder, then Telemark, then Aust-Agder
-- @verdict not computable
-- @missing SSB's persons with a refugee background per county; no source has them.

-- @fact F017
-- @section 2
-- @says the series of figure 2.1 is imputed for 2011 and 2012
-- @verdict not computable
-- @missing the series of figure 2.1, SSB's persons with a refugee background per county 2004-2013; no source has it.
-- @remark How such years are filled in, and flagged: the command interpolering. The figure ends in 2013, the text speaks of 1 January 2014.
-- @command interpolering --indicator folkemengde --from 2010 --to 2014 --impute-from 2011 --impute-to 2012

-- @fact F018
-- @section 2
-- @says 1325 asked for in 2013
-- @needs anmodet imdi-bosetting 2013 imdi-sor
-- @command show anmodet --year 2013 --group imdi-sor
SELECT CAST(sum(value) AS INTEGER), sum(value) = 1325 FROM figure WHERE indicator = 'anmodet' AND year = 2013;

-- @fact F019
-- @section 2
-- @says 900 decided in 2013
-- @needs vedtatt imdi-bosetting 2013 imdi-sor
-- @command show vedtatt --year 2013 --group imdi-sor
-- @remark By IMDi's later figures; the reconstructed ones are made to give 900.
SELECT CAST(sum(value) AS INTEGER), sum(value) = 900 FROM figure WHERE indicator = 'vedtatt' AND year = 2013;

-- @fact F020
-- @section 2
-- @says 863 settled in 2013
-- @needs bosatt imdi-bosetting 2013 imdi-sor
-- @command show bosatt --year 2013 --group imdi-sor
-- @remark By IMDi's later figures; the reconstructed ones are made to give 863.
SELECT CAST(sum(value) AS INTEGER), sum(value) = 863 FROM figure WHERE indicator = 'bosatt' AND year = 2013;

-- @fact F021
-- @section 2
-- @says 4190 asked for in 2014-2016
-- @needs anmodet imdi-bosetting 2014-2016 imdi-sor
-- @command show anmodet --from 2014 --to 2016 --group imdi-sor
-- @remark IMDi asked for more in 2015 and 2016 than it had in mind in 2014.
SELECT CAST(sum(value) AS INTEGER), sum(value) = 4190 FROM figure WHERE indicator = 'anmodet' AND year BETWEEN 2014 AND 2016;

-- @fact F022
-- @section 2
-- @says a little over 3000 decided for 2014-2016, as of 25 June 2014
-- @needs vedtatt imdi-bosetting 2014-2016 imdi-sor
-- @command --as-of 2014-06-25 show vedtatt --from 2014 --to 2016 --group imdi-sor
-- @remark Municipalities decided on more later. Only a delivery of June 2014 could give the figure of that day (--as-of 2014-06-25).
SELECT CAST(sum(value) AS INTEGER), sum(value) > 3000 AND sum(value) < 3500
  FROM figure WHERE indicator = 'vedtatt' AND year BETWEEN 2014 AND 2016;

-- @fact F030
-- @section 2 / Kart 1
-- @says on average 70 per cent of those asked for were decided
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
-- @remark The note does not say which mean it is: the ratio of sums gives it.
SELECT printf('%.1f as ratio of sums, %.1f as mean of ratios', value, mean_of_ratios), round(value) = 70 OR round(mean_of_ratios) = 70
  FROM pooled;

-- @fact F031
-- @section 2 / Kart 1
-- @says figure 2.1 shows how municipalities differ
-- @verdict source contradicts itself
-- @remark Figure 2.1 is the time series; the map is figure 2.2.
-- @command bosettingsindeks

-- @fact F032
-- @section 2 / Kart 1
-- @says the two darkest classes are above the mean, 70 per cent
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
SELECT printf('%d above the mean %.1f, %d below', sum(s.value > p.value), p.value, sum(s.value <= p.value)),
       round(p.value) = 70 AND sum(s.value > p.value) > 1 AND sum(s.value <= p.value) > 1
  FROM score AS s, pooled AS p;

-- @fact F033
-- @section 2 / Kart 1
-- @says Bamble, Kragerø and Fyresdal score highest
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
-- @remark By IMDi's later figures; the reconstructed ones have the note's three.
SELECT group_concat(name || printf(' %.1f', value), ', '), sum(name IN ('Bamble', 'Kragerø', 'Fyresdal')) = 3
  FROM (SELECT name, value FROM score WHERE value IS NOT NULL ORDER BY value DESC LIMIT 3);

-- @fact F034
-- @section 2 / Kart 1
-- @says Kristiansand, Mandal, Skien, Porsgrunn and Grimstad are above the mean
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
SELECT group_concat(name || printf(' %.1f', value), ', '), sum(value > 70) = 5
  FROM (SELECT * FROM score WHERE name IN ('Kristiansand', 'Mandal', 'Skien', 'Porsgrunn', 'Grimstad') ORDER BY value DESC);

-- @fact F035
-- @section 2 / Kart 1
-- @says Bygland was asked for 10 in 2010 and not since
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @command show anmodet --from 2010 --to 2013 --group imdi-sor
SELECT group_concat(year || ': ' || coalesce(CAST(value AS INTEGER), 'not asked'), ', '),
       total(iif(year = 2010, value, 0)) = 10 AND total(iif(year > 2010, value, 0)) = 0
  FROM (SELECT f.year, f.value FROM figure AS f JOIN member AS m USING (region)
         WHERE f.indicator = 'anmodet' AND m.name = 'Bygland' AND f.year BETWEEN 2010 AND 2013 ORDER BY f.year);

-- @fact F036
-- @section 2 / Kart 1
-- @says Kviteseid, Tokke and Nissedal have not been asked
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
-- @remark The note misspells Kviteseid. They have no index: nothing is divided by zero.
SELECT group_concat(name, ', '), group_concat(name, ', ') = 'Kviteseid, Nissedal, Tokke'
  FROM (SELECT name FROM score WHERE coalesce(asked, 0) = 0 ORDER BY name);

-- @fact F037
-- @section 2 / Kart 1
-- @says Tvedestrand, Vegårshei, Hægebostad and Åseral are below 1/3
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
-- @remark The note calls them examples.
SELECT group_concat(name || printf(' %.1f', value), ', ') FILTER (WHERE named), sum(named AND value < 100.0 / 3) = 4,
       'Below 1/3 in all: ' || sum(value < 100.0 / 3) || '.'
  FROM (SELECT *, name IN ('Tvedestrand', 'Vegårshei', 'Hægebostad', 'Åseral') AS named FROM score ORDER BY value DESC);

-- @fact F038
-- @section 2 / Kart 1
-- @says the remaining 23 are between 34 and 70
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
SELECT sum(round(value) BETWEEN 34 AND 70), sum(round(value) BETWEEN 34 AND 70) = 23,
       printf('%d above, %d below 34, %d never asked.', sum(round(value) > 70), sum(round(value) < 34), sum(value IS NULL))
  FROM score;

-- @fact F039
-- @section 2 / Kart 1
-- @says municipalities have settled 34-70 per cent
-- @verdict source contradicts itself
-- @remark The index is of decisions (1.2); the text calls them settled. Settlements are another figure (F020).
-- @command show bosatt --year 2013 --group imdi-sor

-- @fact F060
-- @section 2.1
-- @says Kristiansand, Mandal, Grimstad, Risør, Kragerø, Skien and Porsgrunn, populous and on the coast, are above the mean
-- @needs anmodet imdi-bosetting 2010-2013 imdi-sor
-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor
-- @command bosettingsindeks
SELECT group_concat(name || printf(' %.1f', value), ', '), sum(value > 70) = 7
  FROM (SELECT * FROM score WHERE name IN ('Kristiansand', 'Mandal', 'Grimstad', 'Risør', 'Kragerø', 'Skien', 'Porsgrunn') ORDER BY value DESC);

-- @fact F061
-- @section 2.1
-- @says inland, only Hjartdal, Fyresdal, Åmli, Siljan and Kvinesdal are above 70
-- @command bosettingsindeks
-- @remark Chapter 4 has Bø, Drangedal and Songdalen, inland too, as high.
SELECT group_concat(name || printf(' %.1f', value), ', '), 'source contradicts itself',
       CASE sum(value > 70 AND name IN ('Hjartdal', 'Fyresdal', 'Åmli', 'Siljan', 'Kvinesdal'))
            WHEN 5 THEN 'All five are above 70 by IMDi''s later figures.' ELSE '' END
  FROM (SELECT * FROM score WHERE value IS NOT NULL AND name IN ('Hjartdal', 'Fyresdal', 'Åmli', 'Siljan', 'Kvinesdal', 'Bø', 'Drangedal', 'Songdalen')
         ORDER BY value DESC);

-- @fact F125
-- @section Sammendrag
-- @says in the last three years
-- @verdict source contradicts itself
-- @remark The settlement index is of the four years 2010-2013 (1.2, F006).
-- @command bosettingsindeks --from 2010 --to 2013

-- @fact F130
-- @section Vedlegg 1
-- @says appendix map 5 has the title of map 3
-- @verdict source contradicts itself
-- @remark Two maps of one list carry the same title, and number 4 is called a figure.
