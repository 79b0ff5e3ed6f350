-- @reproduction nibr-2014-107
-- What the note says of the survey of 2013: figures 2.3 and 2.4 and the list of chapter 3, all from the reconstructed wave.
WITH
  -- Every valid answer of every question, also those that nobody gave; an option of the question with several picks is a question here.
  given AS MATERIALIZED (
    SELECT o.question, o.position, o.label_nb AS label, count(k.respondent_id) AS n
      FROM survey_options AS o LEFT JOIN survey_pick AS k USING (option_id)
     WHERE o.wave = 'imdi-sor-2013' AND o.is_valid AND o.question LIKE 'T__' GROUP BY o.option_id
    UNION ALL
    SELECT o.variable, yes, iif(yes, 'Ja', 'Nei'),
           (SELECT count(*) FROM survey_pick AS k WHERE k.option_id = o.option_id) * (2 * yes - 1)
             + (1 - yes) * (SELECT count(*) FROM survey_questions AS q JOIN survey_response AS r USING (question_id)
                             WHERE q.wave = o.wave AND q.question = o.question AND r.state = 'answered')
      FROM survey_options AS o CROSS JOIN (SELECT 0 AS yes UNION ALL SELECT 1)
     WHERE o.wave = 'imdi-sor-2013' AND o.variable LIKE 'T__'),
  valid AS (SELECT question, sum(n) AS n FROM given GROUP BY question),
  part AS (SELECT answered, frame FROM survey_waves WHERE wave = 'imdi-sor-2013'),
  -- answer: what the note's lists and figures speak of. of_all and of_valid: per cent of all who took part, and of the valid answers.
  answer AS (
    SELECT g.question, g.label, g.n, 100.0 * g.n / part.answered AS of_all, 100.0 * g.n / v.n AS of_valid
      FROM given AS g JOIN valid AS v USING (question) CROSS JOIN part),
  measures AS MATERIALIZED (
    SELECT r.respondent_id,
           total(a.code = '1') AS own_plan, total(a.code = '1' OR (a.question = 'T13' AND a.code = '2')) AS any_plan
      FROM survey_respondents AS r
      LEFT JOIN survey_answers AS a ON a.wave = r.wave AND a.respondent = r.respondent AND a.state = 'answered'
       AND a.question IN ('T09', 'T10', 'T13', 'T14', 'T15', 'T16')
     WHERE r.wave = 'imdi-sor-2013' AND r.state = 'answered' GROUP BY r.respondent_id),
  -- The base that the text beside figure 2.4 fits: those with a measure, a plan only where it is their own.
  measure AS (SELECT sum(own_plan > 0) AS n FROM measures)

-- @fact F040
-- @section 2 / Figur 2.3
-- @says 3 of 4 name the lack of suitable homes
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T04
-- @remark 72.5 per cent, which the note calls 3 of 4.
SELECT printf('%d: %.1f per cent', n, of_all), abs(of_all - 75) < 5 FROM answer WHERE question = 'T04' AND label = 'Ja';

-- @fact F041
-- @section 2 / Figur 2.3
-- @says about half name the labour market and state grants
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq hindre
SELECT group_concat(question || printf(': %.1f per cent', of_all), ', '), min(of_all BETWEEN 45 AND 55)
  FROM answer WHERE question IN ('T01', 'T02') AND label = 'Ja';

-- @fact F042
-- @section 2 / Figur 2.3
-- @says 38 and 23 per cent name the capacity of services and unsuitable qualification
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq hindre --decimals 0
-- @remark 37.5 and 22.5, halves rounded away from zero.
SELECT group_concat(question || printf(': %.1f per cent', of_all), ', '),
       max(round(of_all)) FILTER (WHERE question = 'T06') = 38 AND max(round(of_all)) FILTER (WHERE question = 'T03') = 23
  FROM answer WHERE question IN ('T03', 'T06') AND label = 'Ja';

-- @fact F043
-- @section 2 / Figur 2.3
-- @says 15 per cent name attitudes in the council
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T07
SELECT printf('%.1f per cent', of_all), round(of_all) = 15 FROM answer WHERE question = 'T07' AND label = 'Ja';

-- @fact F044
-- @section 2 / Figur 2.3
-- @says none name bad experiences
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T05
SELECT n || ' of 40', n = 0 FROM answer WHERE question = 'T05' AND label = 'Ja';

-- @fact F045
-- @section 2 / Figur 2.3
-- @says 15 per cent name something else
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T08
SELECT printf('%.1f per cent', of_all), round(of_all) = 15 FROM answer WHERE question = 'T08' AND label = 'Ja';

-- @fact F046
-- @section 2 / Figur 2.3
-- @says up to three of eight reasons
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq hindre
SELECT count(*) || ' reasons, ' || sum(n) || ' picks, at most ' || (SELECT max_picks FROM survey_questions WHERE wave = 'imdi-sor-2013' AND question = 'hindre'),
       count(*) = 8 AND sum(n) <= 3 * (SELECT answered FROM part)
       AND (SELECT max_picks FROM survey_questions WHERE wave = 'imdi-sor-2013' AND question = 'hindre') = 3
  FROM answer WHERE question BETWEEN 'T01' AND 'T08' AND label = 'Ja';

-- @fact F050
-- @section 2 / Figur 2.4
-- @says 77 per cent use the State Housing Bank
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T16
SELECT printf('%.1f per cent of all who answered, %.1f of the ' || measure.n || ' with a measure', of_all, 100.0 * a.n / measure.n),
       CASE WHEN round(of_all) = 77 THEN 'equal' WHEN round(of_all, 1) = 60.0 THEN 'source contradicts itself' ELSE 'revised' END,
       iif(round(of_all, 1) = 60.0, 'The appendix (T16) has 60.0 per cent' || iif(round(100.0 * a.n / measure.n) = 77, '; only the other base gives 77.', '.'), '')
  FROM answer AS a CROSS JOIN measure WHERE question = 'T16' AND label = 'Ja';

-- @fact F051
-- @section 2 / Figur 2.4
-- @says 3 per cent have a plan of their own
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T13 --decimals 0
-- @remark 2.5 per cent, rounded away from zero. Six more have it as part of another plan, which the text leaves out.
SELECT printf('%d: %.1f per cent of all', n, of_all), round(of_all) = 3 FROM answer WHERE question = 'T13' AND label = 'Ja, egen plan';

-- @fact F052
-- @section 2 / Figur 2.4
-- @says less than half have a housing office
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T10
SELECT printf('%.1f per cent', of_all), of_all < 50 FROM answer WHERE question = 'T10' AND label = 'Ja';

-- @fact F053
-- @section 2 / Figur 2.4
-- @says 39 per cent have a goal for the time it takes
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T09
SELECT printf('%.1f per cent of all who answered, %.1f of the ' || measure.n || ' with a measure', of_all, 100.0 * a.n / measure.n),
       CASE WHEN round(of_all) = 39 THEN 'equal' WHEN round(of_all, 1) = 30.0 THEN 'source contradicts itself' ELSE 'revised' END,
       iif(round(of_all, 1) = 30.0, 'The appendix (T09) has 30.0 per cent' || iif(round(100.0 * a.n / measure.n) = 39, '; only the other base gives 39.', '.'), '')
  FROM answer AS a CROSS JOIN measure WHERE question = 'T09' AND label = 'Ja';

-- @fact F054
-- @section 2 / Figur 2.4
-- @says 35 per cent work with throughput
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T15
SELECT printf('%.1f per cent of all who answered, %.1f of the ' || measure.n || ' with a measure', of_all, 100.0 * a.n / measure.n),
       CASE WHEN round(of_all) = 35 THEN 'equal' WHEN round(of_all, 1) = 27.5 THEN 'source contradicts itself' ELSE 'revised' END,
       iif(round(of_all, 1) = 27.5, 'The appendix (T15) has 27.5 per cent' || iif(round(100.0 * a.n / measure.n) = 35, '; only the other base gives 35.', '.'), '')
  FROM answer AS a CROSS JOIN measure WHERE question = 'T15' AND label = 'Ja';

-- @fact F055
-- @section 2 / Figur 2.4
-- @says 1 in 5 work with housing careers
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T14
SELECT printf('%.1f per cent of all who answered, %.1f of the ' || measure.n || ' with a measure', of_all, 100.0 * a.n / measure.n),
       CASE WHEN round(of_all) = 20 THEN 'equal' WHEN round(of_all, 1) = 15.0 THEN 'source contradicts itself' ELSE 'revised' END,
       iif(round(of_all, 1) = 15.0, 'The appendix (T14) has 15.0 per cent' || iif(round(100.0 * a.n / measure.n) = 20, '; only the other base gives 20.', '.'), '')
  FROM answer AS a CROSS JOIN measure WHERE question = 'T14' AND label = 'Ja';

-- @fact F056
-- @section 2 / Kart 8
-- @says an additive index from 0 to 6
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command tiltaksindeks
-- @remark The six measures are T09, T10, T13, T14, T15 and T16.
SELECT printf('%d to %d, mean %.2f with a plan of its own, %.2f with any plan', min(any_plan), max(any_plan), avg(own_plan), avg(any_plan)),
       min(any_plan) >= 0 AND max(any_plan) <= 6 AND count(*) = (SELECT answered FROM part)
  FROM measures;

-- @fact F062
-- @section 2.1
-- @says n = 40 municipalities
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command waves
SELECT answered || ' answered', answered = 40 FROM part;

-- @fact F063
-- @section 2.1
-- @says 33 have one measure or more
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command tiltaksindeks --plan any
-- @remark Figure 2.4 seems to have the other base: 31 (F050).
SELECT sum(any_plan > 0) || ' with any plan, ' || sum(own_plan > 0) || ' with a plan of its own only', sum(any_plan > 0) = 33 FROM measures;

-- @fact F064
-- @section 2.1
-- @says 7 have no measure
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command tiltaksindeks --plan any
SELECT sum(any_plan = 0), sum(any_plan = 0) = 7 FROM measures;

-- @fact F100
-- @section 3 / 3.1
-- @says in 4 of 10 NAV is responsible
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T17
SELECT printf('%.1f per cent', of_valid), round(of_valid / 10) = 4 FROM answer WHERE question = 'T17' AND label = 'NAV';

-- @fact F101
-- @section 3 / 3.1
-- @says 27.5 per cent refugee office, 7.5 per cent adult education
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T17
SELECT group_concat(label || printf(' %.1f', of_valid), ', '), max(of_valid) = 27.5 AND min(of_valid) = 7.5
  FROM answer WHERE question = 'T17' AND label IN ('Kommunalt flyktningkontor', 'Voksenopplæring');

-- @fact F102
-- @section 3 / 3.1
-- @says 9 municipalities, 22.5 per cent, have it otherwise
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T17
SELECT printf('%d: %.1f per cent', n, of_valid), n = 9 AND of_valid = 22.5 FROM answer WHERE question = 'T17' AND label = 'Annet, beskriv';

-- @fact F103
-- @section 3 / 3.1
-- @says 24 (60 per cent) have a goal, asked after by the leaders in 15
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T18
SELECT max(iif(question = 'T18', printf('%d: %.1f per cent', n, of_valid), NULL)) || ', asked after in ' || max(iif(question = 'T19', n, NULL)),
       sum(question = 'T18' AND n = 24 AND of_valid = 60) = 1 AND sum(question = 'T19' AND n = 15) = 1
  FROM answer WHERE question IN ('T18', 'T19') AND label = 'Ja';

-- @fact F104
-- @section 3 / 3.1
-- @says 60 per cent have a full-time programme all year
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T22
SELECT printf('%.1f per cent', of_valid), round(of_valid) = 60 FROM answer WHERE question = 'T22' AND label = 'Ja';

-- @fact F105
-- @section 3 / 3.1
-- @says in 36 of 40 primary school can be had
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T20
SELECT n || ' of ' || (SELECT n FROM valid WHERE question = 'T20'), n = 36 AND (SELECT n FROM valid WHERE question = 'T20') = 40 FROM answer WHERE question = 'T20' AND label = 'Ja';

-- @fact F106
-- @section 3 / 3.1
-- @says in 5 it can be combined with work practice
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T21
SELECT n, n = 5 FROM answer WHERE question = 'T21' AND label = 'Ja';

-- @fact F107
-- @section 3 / 3.1
-- @says 17 say that it cannot be combined
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T21
-- @remark One of the 36 did not answer.
SELECT n, n = 17 FROM answer WHERE question = 'T21' AND label = 'Nei';

-- @fact F108
-- @section 3 / 3.1
-- @says more than half work with voluntary organisations
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T23
SELECT printf('%.1f per cent of those who answered it', of_valid), of_valid > 50 AND of_all > 50 FROM answer WHERE question = 'T23' AND label = 'Ja';

-- @fact F109
-- @section 3 / 3.1
-- @says about 1/3 have teachers who follow up language practice
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T24
SELECT printf('%.1f per cent', of_valid), abs(of_valid - 100.0 / 3) < 5 FROM answer WHERE question = 'T24' AND label = 'Ja';

-- @fact F110
-- @section 3 / 3.1
-- @says 1 in 5 have measures for women
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T26
SELECT printf('%.1f per cent', of_valid), round(100 / of_valid) = 5 FROM answer WHERE question = 'T26' AND label = 'Ja';

-- @fact F111
-- @section 3 / 3.1
-- @says 1 in 7 have measures for those on parental leave
-- @data reconstructed
-- @wave imdi-sor-2013 survey
-- @command freq T25
-- @remark Of all 40 it is 1 in 6.7; of those who answered it 1 in 6.3.
SELECT printf('%.1f per cent of all, %.1f of those who answered it', of_all, of_valid), round(100 / of_all) = 7 OR round(100 / of_valid) = 7 FROM answer WHERE question = 'T25' AND label = 'Ja';
