-- @indicator tiltaksindeks
-- @title Tiltaksindeks: hvor mange av seks tiltak for bosetting kommunen bruker
-- @title.nn Tiltaksindeks: kor mange av seks tiltak for busetjing kommunen bruker
-- @title.en Index of measures: how many of six measures for settlement a municipality uses
-- @unit tiltak
-- @decimals 0
-- @kind index
-- @param wave wave imdi-sor-2013 The survey wave whose questions T09, T10, T13, T14, T15 and T16 are counted.
-- @param plan choice:any|own any What counts as a plan (T13): any (of its own, or part of another plan) or own.
-- @param missing choice:zero|null|mean zero What an answer that is missing does: zero (the measure counts as not used), null (no index), or
--   mean (it counts as the mean of the measures that were answered).
-- @param not_asked choice:zero|as-missing zero What a question that was not asked does: zero, or as-missing.
-- @param dont_know choice:zero|as-missing zero What "don't know" does: zero, or as-missing.
-- @column region Municipality code; in the last row the wave.
-- @column name Municipality name; in the last row what its value is.
-- @column period The year in which the wave was in the field.
-- @column value decimals=2 How many of the six measures are used; in the last row the mean.
-- @column lower decimals=2 The least it can be: what is not known counted as not used.
-- @column upper decimals=2 The most it can be: what is not known counted as used.
-- @column status What must be known to read the number, and the wave's origin where it is not collected.
-- @column goal T09: a goal for how long settlement may take. 1, 0, or NULL where it is not known.
-- @column housing_office T10: a housing office of its own.
-- @column plan_made T13: a plan for finding housing, as --plan has it.
-- @column housing_career T14: works with housing careers, from renting to owning.
-- @column throughput T15: works with throughput in first homes.
-- @column husbanken T16: uses the State Housing Bank's measures.
-- @column answered How many of the six were answered; in the last row how many municipalities have an index.
-- @column at_least_one 1 where the value is 1 or more; in the last row how many municipalities.
-- @definition The sum of six measures, each 1 where it is used and 0 where it is not: figure 2.4 and map 8 of the note. T13 was asked only of those without a
--   housing office; by default not asked, don't know and something else count as not used, so that the base is everyone who took part.
-- @note With --plan any 33 of the 40 have at least one measure, as table 2.1 has it; with --plan own 31 have, which is the base that the per cents of
--   figure 2.4 fit.
-- @note Another wave must ask the six under the same codes, with 1 for yes; one that does not has no index, and the status says so.
-- @source NIBR-notat 2014:107
-- @order Highest value first, then by name; then those without a value, the mean last.
-- @example tiltaksindeks --plan own
WITH
  wave AS MATERIALIZED (
    SELECT wave_id, wave, origin, substr(starts, 1, 4) || iif(substr(ends, 1, 4) = substr(starts, 1, 4), '', '-' || substr(ends, 1, 4)) AS period
      FROM survey_waves WHERE wave = :wave),
  item (question, no) AS MATERIALIZED (VALUES ('T09', 1), ('T10', 2), ('T13', 3), ('T14', 4), ('T15', 5), ('T16', 6)),
  -- How many of the six the wave does not ask, or asks something else under: there, code 1 is no "Ja".
  lacking AS MATERIALIZED (
    SELECT count(*) AS n FROM item
     WHERE NOT EXISTS (SELECT 1 FROM survey_question AS q JOIN survey_option AS o USING (question_id)
                        WHERE q.wave_id = (SELECT wave_id FROM wave) AND q.code = item.question AND o.code = '1'
                          AND (o.label_nb = 'Ja' OR o.label_nb LIKE 'Ja,%'))),
  -- Of each respondent and measure: 1, 0, or NULL where the rules leave it open.
  measure AS MATERIALIZED (
    SELECT r.respondent_id, r.region, r.name, i.no,
           CASE WHEN a.state = 'answered' AND a.code = '1' THEN 1
                WHEN a.state = 'answered' AND i.question = 'T13' AND a.code = '2' THEN :plan = 'any'
                WHEN a.state = 'answered' THEN 0
                WHEN a.state = 'not-asked' AND :not_asked = 'zero' THEN 0
                WHEN a.state = 'dont-know' AND :dont_know = 'zero' THEN 0 END AS used
      FROM wave JOIN survey_respondents AS r ON r.wave = wave.wave AND r.state = 'answered' CROSS JOIN item AS i
      LEFT JOIN (SELECT q.code AS question, p.respondent_id, coalesce(o.state, p.state) AS state, o.code AS code
                   FROM survey_question AS q JOIN survey_response AS p USING (question_id)
                   LEFT JOIN survey_pick AS k ON k.respondent_id = p.respondent_id AND k.question_id = p.question_id
                   LEFT JOIN survey_option AS o ON o.option_id = k.option_id
                  WHERE q.wave_id = (SELECT wave_id FROM wave)) AS a
        ON a.respondent_id = r.respondent_id AND a.question = i.question),
  unit AS MATERIALIZED (
    SELECT region, name, count(used) AS answered, total(used) AS used,
           max(iif(no = 1, used, NULL)) AS goal, max(iif(no = 2, used, NULL)) AS housing_office, max(iif(no = 3, used, NULL)) AS plan_made,
           max(iif(no = 4, used, NULL)) AS housing_career, max(iif(no = 5, used, NULL)) AS throughput, max(iif(no = 6, used, NULL)) AS husbanken
      FROM measure GROUP BY respondent_id),
  valued AS MATERIALIZED (
    SELECT unit.*,
           CASE WHEN (SELECT n FROM lacking) > 0 THEN NULL
                WHEN answered = 6 OR :missing = 'zero' THEN CAST(used AS INTEGER)
                WHEN :missing = 'mean' AND answered > 0 THEN 6.0 * used / answered END AS value
      FROM unit),
  row AS (
    SELECT 1 AS part, region, name, value, CAST(used AS INTEGER) AS lower, CAST(used AS INTEGER) + 6 - answered AS upper,
           iif(answered < 6, (6 - answered) || ' of 6 not known', '') AS remark,
           goal, housing_office, plan_made, housing_career, throughput, husbanken, answered, value >= 1 AS at_least_one
      FROM valued
    UNION ALL
    SELECT 2, wave.wave, CASE :lang WHEN 'nn' THEN 'Gjennomsnitt' WHEN 'en' THEN 'Mean' ELSE 'Gjennomsnitt' END,
           avg(value), avg(used), avg(used + 6 - answered), iif(count(*) = count(value), '', count(*) - count(value) || ' without an index'),
           avg(goal), avg(housing_office), avg(plan_made), avg(housing_career), avg(throughput), avg(husbanken), count(value), sum(value >= 1)
      FROM wave LEFT JOIN valued ON true GROUP BY wave.wave)
SELECT row.region, row.name, wave.period, value, lower, upper,
       substr(iif(lacking.n = 0, '', '; the wave lacks ' || lacking.n || ' of the six questions')
              || iif(remark = '' OR lacking.n > 0, '', '; ' || remark) || iif(wave.origin = 'collected', '', '; ' || wave.origin), 3) AS status,
       goal, housing_office, plan_made, housing_career, throughput, husbanken, answered, at_least_one
  FROM row CROSS JOIN wave CROSS JOIN lacking
 ORDER BY part, value IS NULL, value DESC, row.name, row.region;
