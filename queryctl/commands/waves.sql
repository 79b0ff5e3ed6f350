-- @command waves
-- @title Survey waves: list them, list their questions, compare two
-- @definition waves: the waves in the warehouse. waves questions [WAVE]: their questions. waves compare WAVE OTHER: which questions are
--   the same in both, by the codebooks: by what they state (same_as, not_same_as), by their texts, and by their codes. With --question
--   the answers of both waves side by side, in per cent of the valid answers; refused where the question is not the same.
-- @param action text list list, questions or compare.
-- @param wave text none A wave.
-- @param other text none Another wave.
-- @param question text none With compare: the code of one question, as the first wave has it.
-- @param decimals count 1 How many decimals of per cent a person is shown; programs get all.
-- @column wave Its code.
-- @column title Its title.
-- @column starts First day in the field.
-- @column ends Last day.
-- @column vintage When this delivery was published.
-- @column frame Municipalities in the frame.
-- @column asked Of these, asked.
-- @column answered Of these, took part.
-- @column questions Questions, background not counted.
-- @column weighted 1 where answers are weighted.
-- @column status reconstructed or invented; empty for answers that were collected.
-- @order By their days.
-- @example waves compare imdi-sor-2013 imdi-sor-2015
SELECT wave, CASE :lang WHEN 'nn' THEN coalesce(title_nn, title_nb) WHEN 'en' THEN coalesce(title_en, title_nb) ELSE title_nb END AS title,
       starts, ends, vintage, frame, asked, answered, questions, weighted, iif(origin = 'collected', '', origin) AS status
  FROM survey_waves
 ORDER BY starts, wave;
