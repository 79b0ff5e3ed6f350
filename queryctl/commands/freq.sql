-- @command freq
-- @title A frequency table of a survey question
-- @definition How many gave each answer, those that nobody gave included; then the valid answers together, what is missing by
--   its kind, and the total. Below the total stand those who did not take part or were not in the sample, and the frame. QUESTION is a
--   question's code, or the column of one option of a question with several picks (yes or no).
-- @param question text required The question's code, as `waves questions` lists them.
-- @param wave text none The wave; needed where several have the question.
-- @param by text none A table for each answer to this other question; or fylke: for each county.
-- @param base text respondents What 'percent' is of: respondents (who took part), sample (who were asked) or frame (all).
-- @param dont_know text codebook Whether "don't know" counts as valid: codebook (as it says), valid or missing.
-- @param decimals count 1 How many decimals of per cent a person is shown; programs get all.
-- @column code The answer's code; NULL in the rows of sums and of what is missing.
-- @column label The answer, or what the row is.
-- @column count How many; in a weighted wave the sum of their weights.
-- @column percent In per cent of --base.
-- @column valid_percent In per cent of the valid answers.
-- @column percent_of_cases Questions with several picks: in per cent of those who picked something.
-- @column percent_of_responses Questions with several picks: in per cent of all picks.
-- @column cases How many, without weights.
-- @column kind answer, valid (their sum), responses (the sum of picks), missing, total, outside (of the base), frame (everyone).
-- @column status The wave's origin where it is not collected: reconstructed or invented.
-- @column by The code of the answer to --by; NULL where it is missing.
-- @column by_label That answer.
-- @order As the questionnaire has the answers; kinds of missing after them.
-- @example freq T09 --wave imdi-sor-2013
WITH
  asked AS (SELECT q.question_id, q.wave_id, q.type, w.weighted
              FROM survey_question AS q JOIN survey_wave AS w USING (wave_id) WHERE q.question_id = :question_id),
  pick AS MATERIALIZED (
    SELECT p.respondent_id, o.option_id, o.code, o.position,
           CASE WHEN o.state = 'answered' OR :dont_know = 'codebook' THEN o.is_valid
                ELSE o.state = 'dont-know' AND :dont_know = 'valid' END AS is_valid
      FROM survey_pick AS p JOIN survey_option AS o USING (option_id)
     WHERE p.question_id = :question_id),
  -- The group of each respondent: position, code and label of the answer to :by_id.
  grouped AS MATERIALIZED (
    SELECT r.respondent_id, o.position, o.code,
           CASE :lang WHEN 'nn' THEN coalesce(o.label_nn, o.label_nb) WHEN 'en' THEN coalesce(o.label_en, o.label_nb)
                ELSE o.label_nb END AS label
      FROM survey_respondent AS r
      JOIN survey_pick AS p ON p.respondent_id = r.respondent_id AND p.question_id = :by_id
      JOIN survey_option AS o ON o.option_id = p.option_id AND o.is_valid = 1
     WHERE r.wave_id = (SELECT wave_id FROM asked) AND :by_option_id IS NULL
    UNION ALL
    SELECT r.respondent_id, x.picked, CAST(x.picked AS TEXT),
           CASE WHEN x.picked THEN iif(:lang = 'en', 'Yes', 'Ja') ELSE iif(:lang = 'en', 'No', 'Nei') END
      FROM survey_respondent AS r
      JOIN survey_response AS a ON a.respondent_id = r.respondent_id AND a.question_id = :by_id AND a.state = 'answered'
      JOIN (SELECT 0 AS picked UNION ALL SELECT 1) AS x
        ON x.picked = EXISTS (SELECT 1 FROM survey_pick AS p
                               WHERE p.respondent_id = r.respondent_id AND p.option_id = :by_option_id)
     WHERE r.wave_id = (SELECT wave_id FROM asked) AND :by_option_id IS NOT NULL
    UNION ALL
    SELECT r.respondent_id, CAST(substr(g.code, 1, 2) AS INTEGER), substr(g.code, 1, 2),
           coalesce((SELECT v.name FROM region AS f JOIN region_version AS v USING (region_id)
                      WHERE f.kind = 'fylke' AND f.code = substr(g.code, 1, 2) ORDER BY v.valid_from DESC LIMIT 1),
                    substr(g.code, 1, 2))
      FROM survey_respondent AS r JOIN region AS g USING (region_id)
     WHERE r.wave_id = (SELECT wave_id FROM asked) AND :by = 'fylke' AND :by_id IS NULL),
  person AS MATERIALIZED (
    SELECT r.respondent_id, iif(asked.weighted, r.weight, 1) AS weight, a.number, a.text,
           CASE WHEN r.state <> 'answered' THEN r.state
                WHEN a.state = 'answered' THEN 'answered'
                WHEN EXISTS (SELECT 1 FROM pick AS p WHERE p.respondent_id = r.respondent_id AND p.is_valid) THEN 'answered'
                ELSE coalesce(a.state, 'no-answer') END AS state,
           CASE WHEN :by IS NULL THEN 0 ELSE coalesce(g.position, 1000000000) END AS group_position, g.code AS by,
           iif(:by IS NULL, NULL, coalesce(g.label, CASE :lang WHEN 'nn' THEN 'Utan gyldig svar' WHEN 'en' THEN 'No valid answer'
                                                    ELSE 'Uten gyldig svar' END)) AS by_label
      FROM asked JOIN survey_respondent AS r USING (wave_id)
      LEFT JOIN survey_response AS a ON a.respondent_id = r.respondent_id AND a.question_id = asked.question_id
      LEFT JOIN grouped AS g ON g.respondent_id = r.respondent_id),
  answer AS MATERIALIZED (
    SELECT p.respondent_id, p.code FROM pick AS p WHERE p.is_valid AND :option_id IS NULL
    UNION ALL
    SELECT respondent_id,
           iif(EXISTS (SELECT 1 FROM pick AS p WHERE p.respondent_id = person.respondent_id AND p.option_id = :option_id), '1', '0')
      FROM person WHERE state = 'answered' AND :option_id IS NOT NULL
    UNION ALL
    SELECT respondent_id, coalesce(CAST(iif(number = CAST(number AS INTEGER), CAST(number AS INTEGER), number) AS TEXT), text)
      FROM person, asked WHERE state = 'answered' AND type IN ('open', 'number')),
  category AS (
    SELECT o.code, o.position AS place,
           CASE :lang WHEN 'nn' THEN coalesce(o.label_nn, o.label_nb) WHEN 'en' THEN coalesce(o.label_en, o.label_nb)
                ELSE o.label_nb END AS label
      FROM survey_option AS o
     WHERE o.question_id = :question_id AND :option_id IS NULL
       AND (o.state = 'answered' OR (:dont_know = 'codebook' AND o.is_valid) OR (:dont_know = 'valid' AND o.state = 'dont-know'))
    UNION ALL
    SELECT '0', 0, iif(:lang = 'en', 'No', 'Nei') WHERE :option_id IS NOT NULL
    UNION ALL
    SELECT '1', 1, iif(:lang = 'en', 'Yes', 'Ja') WHERE :option_id IS NOT NULL
    UNION ALL
    SELECT code, row_number() OVER (ORDER BY iif((SELECT type FROM asked) = 'number', CAST(code AS REAL), 0), code), code
      FROM (SELECT DISTINCT code FROM answer) WHERE (SELECT type FROM asked) IN ('open', 'number')),
  groups AS (
    SELECT DISTINCT group_position, by, by_label FROM person
    UNION
    SELECT o.position, o.code, CASE :lang WHEN 'nn' THEN coalesce(o.label_nn, o.label_nb)
                                    WHEN 'en' THEN coalesce(o.label_en, o.label_nb) ELSE o.label_nb END
      FROM survey_option AS o WHERE o.question_id = :by_id AND :by_option_id IS NULL AND o.is_valid = 1),
  by_group AS (
    SELECT group_position, g.by, g.by_label, sum(weight) FILTER (WHERE state = 'answered') AS valid,
           sum(weight) FILTER (WHERE state = 'answered'
                               AND EXISTS (SELECT 1 FROM answer AS x WHERE x.respondent_id = person.respondent_id)) AS picked,
           count(*) FILTER (WHERE state = 'answered') AS valid_cases,
           sum(weight) FILTER (WHERE s.is_part OR :base = 'frame' OR (:base = 'sample' AND state = 'no-response')) AS base,
           count(*) FILTER (WHERE s.is_part OR :base = 'frame' OR (:base = 'sample' AND state = 'no-response')) AS base_cases,
           sum(weight) AS everyone, count(person.respondent_id) AS everyone_cases
      FROM groups AS g LEFT JOIN person USING (group_position) LEFT JOIN survey_state AS s USING (state)
     GROUP BY group_position),
  counted AS (
    SELECT p.group_position, x.code, sum(p.weight) AS count, count(*) AS cases
      FROM answer AS x JOIN person AS p USING (respondent_id)
     GROUP BY p.group_position, x.code),
  line AS (
    SELECT g.*, 1 AS part, c.place, c.code, c.label, coalesce(n.count, 0) AS count, coalesce(n.cases, 0) AS cases, 'answer' AS kind
      FROM by_group AS g CROSS JOIN category AS c
      LEFT JOIN counted AS n ON n.group_position = g.group_position AND n.code = c.code
    UNION ALL
    SELECT g.*, 2, 0, NULL, CASE :lang WHEN 'nn' THEN 'Gyldige svar' WHEN 'en' THEN 'Valid answers' ELSE 'Gyldige svar' END,
           coalesce(g.valid, 0), g.valid_cases, 'valid'
      FROM by_group AS g
    UNION ALL
    SELECT g.*, 3, 0, NULL, CASE :lang WHEN 'nn' THEN 'Valde svar i alt' WHEN 'en' THEN 'Picks in all' ELSE 'Valgte svar i alt' END,
           coalesce((SELECT sum(n.count) FROM counted AS n WHERE n.group_position = g.group_position), 0),
           coalesce((SELECT sum(n.cases) FROM counted AS n WHERE n.group_position = g.group_position), 0), 'responses'
      FROM by_group AS g WHERE :several = 1
    UNION ALL
    SELECT g.*, CASE WHEN s.is_part THEN 4 ELSE 4 + 2 * NOT (:base = 'frame' OR (:base = 'sample' AND p.state = 'no-response')) END,
           s.position, NULL,
           CASE :lang WHEN 'nn' THEN s.title_nn WHEN 'en' THEN s.title_en ELSE s.title_nb END,
           sum(p.weight), count(*), 'missing'
      FROM by_group AS g JOIN person AS p USING (group_position) JOIN survey_state AS s USING (state)
     WHERE p.state <> 'answered' GROUP BY g.group_position, p.state
    UNION ALL
    SELECT g.*, 5, 0, NULL, CASE :lang WHEN 'nn' THEN 'I alt' WHEN 'en' THEN 'Total' ELSE 'I alt' END,
           coalesce(g.base, 0), g.base_cases, 'total'
      FROM by_group AS g
    UNION ALL
    SELECT g.*, 7, 0, NULL, CASE :lang WHEN 'nn' THEN 'Heile ramma' WHEN 'en' THEN 'The whole frame' ELSE 'Hele rammen' END,
           g.everyone, g.everyone_cases, 'frame'
      FROM by_group AS g WHERE g.everyone_cases > g.base_cases)
SELECT code, label, count,
       CASE WHEN part IN (1, 2, 4, 5) THEN 100.0 * count / nullif(base, 0) END AS percent,
       CASE WHEN part IN (1, 2) THEN 100.0 * count / nullif(valid, 0) END AS valid_percent,
       CASE WHEN part IN (1, 3) AND :several = 1 THEN 100.0 * count / nullif(picked, 0) END AS percent_of_cases,
       CASE WHEN part IN (1, 3) AND :several = 1
            THEN 100.0 * count / nullif(sum(iif(part = 3, count, NULL)) OVER (PARTITION BY group_position), 0) END AS percent_of_responses,
       cases, iif(part = 6, 'outside', kind) AS kind, :origin AS status, by, by_label
  FROM line
 ORDER BY group_position, part, place;
