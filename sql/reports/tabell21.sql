-- @report tabell21
-- @title Tabell 2.1: hva som går sammen med en høy bosettingsindeks, tre logistiske regresjoner (rekonstruerte tall)
-- @title.nn Tabell 2.1: kva som går saman med ein høg busetjingsindeks, tre logistiske regresjonar (rekonstruerte tal)
-- @title.en Table 2.1: what goes with a high settlement index, three logistic regressions (reconstructed figures)
-- @function logit_fit logit
-- @needs anmodet_rekonstruert nibr-rekonstruert
-- @needs vedtatt_rekonstruert nibr-rekonstruert
-- @param wave wave imdi-sor-2013 The survey wave whose municipalities, centrality, mayors and measures are used.
-- @param style choice:symbols|estimates|or|p symbols What a cell holds: a sign (++, (-), with its legend), the logit and its error, the odds ratio, or p.
-- @column term The term; below the terms what is said of the models and the legend.
-- @column model_1 Centrality alone.
-- @column model_2 And the mayor's party, against AP.
-- @column model_3 And whether the municipality uses one of the six measures or more (any plan).
-- @column status The figures and answers are reconstructed.
-- @definition A high index is above 70 per cent: decided in per cent of asked, 2010-2013, by the reconstructed figures.
-- @source NIBR-notat 2014:107, table 2.1
-- @order As the models have their terms.
-- @example tabell21 --style or
WITH
  formula (no, name, text) AS (VALUES
    (1, 'model_1', 'over70 ~ factor(sentralitet, ref = ''bygd'')'),
    (2, 'model_2', 'over70 ~ factor(sentralitet, ref = ''bygd'') + factor(ordforer, ref = ''AP'')'),
    (3, 'model_3', 'over70 ~ factor(sentralitet, ref = ''bygd'') + factor(ordforer, ref = ''AP'') + tiltak')),
  query (data) AS (SELECT replace('
    SELECT r.region,
           (SELECT 100.0 * sum(v.value) / sum(a.value) > 70 FROM observations AS a JOIN observations AS v USING (region, period, breakdown)
             WHERE a.region = r.region AND a.indicator = ''anmodet_rekonstruert'' AND v.indicator = ''vedtatt_rekonstruert'') AS over70,
           (SELECT iif(code = ''1'', ''by'', ''bygd'') FROM survey_answers AS s
             WHERE s.wave = r.wave AND s.respondent = r.respondent AND s.question = ''sentralitet'') AS sentralitet,
           (SELECT label FROM survey_answers AS s WHERE s.wave = r.wave AND s.respondent = r.respondent AND s.question = ''ordforer'') AS ordforer,
           EXISTS (SELECT 1 FROM survey_answers AS s WHERE s.wave = r.wave AND s.respondent = r.respondent
                    AND s.question IN (''T09'', ''T10'', ''T13'', ''T14'', ''T15'', ''T16'')
                    AND (s.code = ''1'' OR (s.code = ''2'' AND s.question = ''T13''))) AS tiltak
      FROM survey_respondents AS r WHERE r.wave = ''@wave'' AND r.state = ''answered''', '@wave', replace(:wave, '''', ''''''))),
  fitted AS MATERIALIZED (
    SELECT json_group_array(json_object('name', name, 'model', logit_fit(text, data, NULL))) AS models
      FROM (SELECT * FROM formula ORDER BY no) CROSS JOIN query)
SELECT label AS term, max(iif(model_no = 1, value, NULL)) AS model_1, max(iif(model_no = 2, value, NULL)) AS model_2,
       max(iif(model_no = 3, value, NULL)) AS model_3, 'reconstructed' AS status
  FROM fitted, logit_side_by_side(fitted.models, :style)
 GROUP BY row_no, label
 ORDER BY row_no;
