-- @command waves_questions
-- @title The questions of a wave, or of all
-- @column wave The wave.
-- @column question The question's code, or the column of one of its options.
-- @column type single, multiple, up-to-k, open, number; background; or option.
-- @column text Its text.
-- @column filter Who is asked, where not everyone is.
-- @column options How many options it has.
-- @column max How many may be picked at most.
SELECT wave, question, type, text, filter, options, max
  FROM (
    SELECT q.wave, q.position, 0 AS place, q.question, iif(q.role = 'background', 'background', q.type) AS type,
           CASE :lang WHEN 'nn' THEN coalesce(q.text_nn, q.text_nb) WHEN 'en' THEN coalesce(q.text_en, q.text_nb)
                ELSE q.text_nb END AS text,
           q.filter, (SELECT count(*) FROM survey_option AS o WHERE o.question_id = q.question_id) AS options, q.max_picks AS max
      FROM survey_questions AS q
    UNION ALL
    SELECT q.wave, q.position, o.position, o.variable, 'option',
           CASE :lang WHEN 'nn' THEN coalesce(o.label_nn, o.label_nb) WHEN 'en' THEN coalesce(o.label_en, o.label_nb)
                ELSE o.label_nb END,
           NULL, NULL, NULL
      FROM survey_questions AS q JOIN survey_option AS o USING (question_id)
     WHERE o.variable IS NOT NULL)
 WHERE :wave IS NULL OR wave = :wave
 ORDER BY wave, position, place;
