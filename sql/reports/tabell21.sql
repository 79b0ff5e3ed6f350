-- @report tabell21
-- @title Tabell 2.1: hva som går sammen med en høy bosettingsindeks, tre logistiske regresjoner (rekonstruerte tall)
-- @title.nn Tabell 2.1: kva som går saman med ein høg busetjingsindeks, tre logistiske regresjonar (rekonstruerte tal)
-- @title.en Table 2.1: what goes with a high settlement index, three logistic regressions (reconstructed figures)
-- @function logit_fit logit
-- @needs anmodet_rekonstruert nibr-rekonstruert
-- @needs vedtatt_rekonstruert nibr-rekonstruert
-- @param wave wave imdi-sor-2013 The survey wave whose municipalities, centrality, mayors and measures are used.
-- @param style choice:symbols|estimates|or|p|json symbols What a cell holds: a sign (++, (-), with its legend), the logit and its error, the odds ratio, p, or
--   for programs the logit with its profile bounds: {estimate, low, high, status}.
-- @column term The term; below the terms what is said of the models and the legend.
-- @column model_1 Centrality alone.
-- @column model_2 And the mayor's party, against AP.
-- @column model_3 And whether the municipality uses one of the six measures or more (any plan).
-- @column status The figures and answers are reconstructed.
-- @definition A high index is above 70 per cent: decided in per cent of asked, 2010-2013, by the reconstructed figures. The units are the municipalities
--   that answered, on their own borders: --borders moves neither answers nor, here, figures.
-- @source NIBR-notat 2014:107, table 2.1
-- @order As the models have their terms.
-- @example tabell21 --style or
WITH
  formula (no, name, text) AS (VALUES
    (1, 'model_1', 'over70 ~ factor(sentralitet, ref = ''bygd'')'),
    (2, 'model_2', 'over70 ~ factor(sentralitet, ref = ''bygd'') + factor(ordforer, ref = ''AP'')'),
    (3, 'model_3', 'over70 ~ factor(sentralitet, ref = ''bygd'') + factor(ordforer, ref = ''AP'') + tiltak')),
  query (data) AS (SELECT replace(replace(replace('
    SELECT r.region,
           (SELECT 100.0 * sum(v.value) / sum(a.value) > 70
              FROM region AS g JOIN @observation AS a USING (region_id) JOIN @observation AS v USING (region_id, period_id, breakdown_id)
             WHERE g.code = r.region AND g.kind = ''kommune'' AND a.indicator_id = (SELECT indicator_id FROM indicator WHERE code = ''anmodet_rekonstruert'')
               AND v.indicator_id = (SELECT indicator_id FROM indicator WHERE code = ''vedtatt_rekonstruert'')@as_of) AS over70,
           (SELECT iif(code = ''1'', ''by'', ''bygd'') FROM survey_answers AS s
             WHERE s.wave = r.wave AND s.respondent = r.respondent AND s.question = ''sentralitet'') AS sentralitet,
           (SELECT label FROM survey_answers AS s WHERE s.wave = r.wave AND s.respondent = r.respondent AND s.question = ''ordforer'') AS ordforer,
           EXISTS (SELECT 1 FROM survey_answers AS s WHERE s.wave = r.wave AND s.respondent = r.respondent
                    AND s.question IN (''T09'', ''T10'', ''T13'', ''T14'', ''T15'', ''T16'')
                    AND (s.code = ''1'' OR (s.code = ''2'' AND s.question = ''T13''))) AS tiltak
      FROM survey_respondents AS r WHERE r.wave = ''@wave'' AND r.state = ''answered''',
    '@observation', iif(:borders IS NULL, 'observation', 'main.observation')),
    '@as_of', iif(:borders IS NULL OR :as_of IS NULL, '', ' AND max(a.vintage, v.vintage) <= unixepoch(''' || :as_of || ''') / 86400')),
    '@wave', replace(:wave, '''', ''''''))),
  fitted AS MATERIALIZED (
    SELECT json_group_array(json_object('name', name, 'model', logit_fit(text, data, NULL))) AS models
      FROM (SELECT * FROM formula ORDER BY no) CROSS JOIN query),
  cell AS (
    SELECT row_no, label, model_no, value FROM fitted, logit_side_by_side(fitted.models, iif(:style = 'json', 'estimates', :style)) WHERE :style <> 'json'
    UNION ALL
    SELECT min(t.rowid) OVER (PARTITION BY t.term), t.term, m.key + 1, json_object('estimate', t.estimate, 'low', t.conf_low, 'high', t.conf_high, 'status', t.status)
      FROM fitted, json_each(fitted.models) AS m, logit_terms(json_extract(m.value, '$.model')) AS t WHERE :style = 'json')
SELECT label AS term, max(iif(model_no = 1, value, NULL)) AS model_1, max(iif(model_no = 2, value, NULL)) AS model_2,
       max(iif(model_no = 3, value, NULL)) AS model_3, 'reconstructed' AS status
  FROM cell
 GROUP BY row_no, label
 ORDER BY row_no;
