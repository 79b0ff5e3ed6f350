-- @command crosstab
-- @title A cross table of two survey questions, with tests of independence
-- @definition Those with a valid answer to both questions, by the one and the other; answers that nobody gave are shown too. The
--   test of Pearson and Fisher's exact test say how likely so much association is by chance, Cramér's V how strong it is.
-- @param row text required The question whose answers are the rows; or the column of one option of a question with several picks.
-- @param column text required The question whose answers are the columns.
-- @param wave text none The wave; needed where several have the questions.
-- @param dont_know text codebook Whether "don't know" counts as valid: codebook (as it says), valid or missing.
-- @param wide text none One line a row: count, row, column or total (per cent), with a column for each answer.
-- @param decimals count 1 How many decimals of per cent a person is shown; programs get all.
-- @column row The code of the answer to ROW; NULL in the sums over rows.
-- @column row_label That answer.
-- @column column The code of the answer to COLUMN; NULL in the sums over columns.
-- @column column_label That answer.
-- @column count How many; in a weighted wave the sum of their weights.
-- @column row_percent In per cent of the row's sum.
-- @column column_percent In per cent of the column's sum.
-- @column total_percent In per cent of everyone in the table.
-- @column cases How many, without weights.
-- @column kind cell, row (a row's sum), column (a column's sum) or total.
-- @column status The wave's origin where it is not collected: reconstructed or invented.
-- @source Pearson 1900; Freeman and Halton 1951; Cramér 1946
-- @note The tests are of the unweighted cases, in a weighted wave too, and the municipalities asked are no random sample.
-- @order As the questionnaire has the answers, sums last.
-- @example crosstab T10 T23 --wave imdi-sor-2013
WITH
  side AS (SELECT 'row' AS side, :row_id AS question_id, :row_option_id AS option_id
           UNION ALL SELECT 'column', :column_id, :column_option_id),
  category AS MATERIALIZED (
    SELECT s.side, o.position, o.code, o.option_id,
           CASE :lang WHEN 'nn' THEN coalesce(o.label_nn, o.label_nb) WHEN 'en' THEN coalesce(o.label_en, o.label_nb)
                ELSE o.label_nb END AS label
      FROM side AS s JOIN survey_option AS o ON o.question_id = s.question_id
     WHERE s.option_id IS NULL
       AND (o.state = 'answered' OR (:dont_know = 'codebook' AND o.is_valid) OR (:dont_know = 'valid' AND o.state = 'dont-know'))
    UNION ALL
    SELECT s.side, x.picked, CAST(x.picked AS TEXT), x.picked, iif(x.picked, iif(:lang = 'en', 'Yes', 'Ja'), iif(:lang = 'en', 'No', 'Nei'))
      FROM side AS s CROSS JOIN (SELECT 0 AS picked UNION ALL SELECT 1) AS x WHERE s.option_id IS NOT NULL),
  answer AS MATERIALIZED (
    SELECT s.side, p.respondent_id, c.position, c.code
      FROM side AS s
      JOIN survey_pick AS p USING (question_id)
      JOIN category AS c ON c.side = s.side AND c.option_id = p.option_id
     WHERE s.option_id IS NULL
    UNION ALL
    SELECT s.side, a.respondent_id, c.position, c.code
      FROM side AS s
      JOIN survey_response AS a ON a.question_id = s.question_id AND a.state = 'answered'
      JOIN category AS c ON c.side = s.side AND c.position = EXISTS (
        SELECT 1 FROM survey_pick AS p WHERE p.respondent_id = a.respondent_id AND p.option_id = s.option_id)
     WHERE s.option_id IS NOT NULL),
  pair AS MATERIALIZED (
    SELECT x.position AS row_position, y.position AS column_position, iif(w.weighted, r.weight, 1) AS weight
      FROM answer AS x
      JOIN answer AS y ON y.respondent_id = x.respondent_id AND y.side = 'column'
      JOIN survey_respondent AS r ON r.respondent_id = x.respondent_id AND r.state = 'answered'
      JOIN survey_wave AS w USING (wave_id)
     WHERE x.side = 'row'),
  cell AS MATERIALIZED (
    SELECT r.position AS row_position, r.code AS "row", r.label AS row_label, c.position AS column_position, c.code AS "column",
           c.label AS column_label, coalesce(sum(p.weight), 0) AS count, count(p.weight) AS cases
      FROM category AS r
      JOIN category AS c ON c.side = 'column'
      LEFT JOIN pair AS p ON p.row_position = r.position AND p.column_position = c.position
     WHERE r.side = 'row'
     GROUP BY r.position, c.position),
  line AS (
    SELECT *, 'cell' AS kind FROM cell
    UNION ALL
    SELECT row_position, "row", row_label, 1000000000, NULL, CASE :lang WHEN 'en' THEN 'Total' ELSE 'I alt' END, sum(count), sum(cases), 'row'
      FROM cell GROUP BY row_position
    UNION ALL
    SELECT 1000000000, NULL, CASE :lang WHEN 'en' THEN 'Total' ELSE 'I alt' END, column_position, "column", column_label, sum(count), sum(cases), 'column'
      FROM cell GROUP BY column_position
    UNION ALL
    SELECT 1000000000, NULL, CASE :lang WHEN 'en' THEN 'Total' ELSE 'I alt' END, 1000000000, NULL, CASE :lang WHEN 'en' THEN 'Total' ELSE 'I alt' END,
           coalesce(sum(count), 0), coalesce(sum(cases), 0), 'total'
      FROM cell)
SELECT "row", row_label, "column", column_label, count,
       100.0 * count / nullif(sum(iif(kind IN ('row', 'total'), count, NULL)) OVER (PARTITION BY row_position), 0) AS row_percent,
       100.0 * count / nullif(sum(iif(kind IN ('column', 'total'), count, NULL)) OVER (PARTITION BY column_position), 0) AS column_percent,
       100.0 * count / nullif(sum(iif(kind = 'total', count, NULL)) OVER (), 0) AS total_percent,
       cases, kind, :origin AS status
  FROM line
 ORDER BY row_position, column_position;
