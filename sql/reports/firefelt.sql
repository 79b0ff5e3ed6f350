-- @report firefelt
-- @title Bosetting og overgang til arbeid eller utdanning: fire felt (NIBR-notat 2014:107, kapittel 4)
-- @title.nn Busetjing og overgang til arbeid eller utdanning: fire felt (NIBR-notat 2014:107, kapittel 4)
-- @title.en Settlement and transition to work or education: four fields (NIBR-notat 2014:107, chapter 4)
-- @needs avsluttet_rekonstruert nibr-rekonstruert
-- @needs direkte_rekonstruert nibr-rekonstruert
-- @param settlement choice:official|reconstructed official Where asked and decided come from: the agency's figures, or the reconstructed ones.
-- @param settlement_cut choice:pooled|mean pooled What high settlement is above: the group's ratio of sums, or the mean of its municipalities' ratios.
-- @param min_n count 10 The fewest who left the programme for which there is a rate.
-- @param ties choice:low|high low What a score exactly on the cut counts as.
-- @param group group imdi-sor Group of municipalities.
-- @column region Municipality code.
-- @column name Municipality name.
-- @column period The window of the settlement index; the rate is of 2011-2013.
-- @column x decimals=1 Settlement index: decided in per cent of asked, 2010-2013.
-- @column y decimals=1 Directly in work or education in per cent of those who left, 2011-2013 (reconstructed).
-- @column quadrant HH, HL, LH or LL, settlement first; too few, or missing.
-- @column status What of the row is reconstructed, and what else must be known.
-- @column x_cut decimals=1 What high settlement is above.
-- @column y_cut decimals=1 What a high rate is above: the group's ratio of sums.
-- @column left Who left the programme.
-- @note On other borders (--borders) a municipality may be the sum of several. Where one of them has no figure, the others' sum stands, and the status
--   says so of the settlement.
-- @definition Two scores and two cuts, the group's own means. Cuts are made of unrounded scores, the rate's of all who left, also where they are too few.
-- @note The rates are reconstructed: IMDi's figures per municipality were never published. With --settlement reconstructed --settlement-cut mean the
--   note's four lists come out exactly; with the agency's later figures Bø and Drangedal are low on settlement.
-- @source NIBR-notat 2014:107
-- @order By field, then by name; those without a field last.
-- @example firefelt --settlement reconstructed --settlement-cut mean
WITH
  member AS MATERIALIZED (
    SELECT region_id, region, max(name) AS name FROM region_group_members WHERE group_code = :group GROUP BY region_id),
  code AS (
    SELECT (SELECT indicator_id FROM indicator WHERE code = iif(:settlement = 'official', 'anmodet', 'anmodet_rekonstruert')) AS asked,
           (SELECT indicator_id FROM indicator WHERE code = iif(:settlement = 'official', 'vedtatt', 'vedtatt_rekonstruert')) AS decided,
           (SELECT indicator_id FROM indicator WHERE code = 'avsluttet_rekonstruert') AS left,
           (SELECT indicator_id FROM indicator WHERE code = 'direkte_rekonstruert') AS direct),
  year AS MATERIALIZED (SELECT period_id, code FROM period WHERE frequency = 'A' AND code BETWEEN '2010' AND '2013'),
  -- On other borders (as bosettingsindeks has it): what the merged municipalities that have a figure make together, where one of them has none.
  part AS MATERIALIZED (
    SELECT b.indicator_id, b.period_id, b.region_id, b.lower
      FROM observation_bounds AS b CROSS JOIN code
     WHERE b.indicator_id IN (code.asked, code.decided, code.left, code.direct) AND b.period_id IN (SELECT period_id FROM year)
       AND b.breakdown_id = 0 AND b.reason = 'part-missing'),
  cell AS MATERIALIZED (
    SELECT o.indicator_id, o.period_id, o.region_id, coalesce(o.value, part.lower) AS value, o.value IS NULL AND part.lower > 0 AS partly,
           part.region_id IS NULL AND (SELECT symbol FROM status WHERE status_id = o.status_id) IN (':', 'not-determined') AS hidden
      FROM code CROSS JOIN year CROSS JOIN member AS m
      JOIN observation AS o ON o.indicator_id IN (code.asked, code.decided, code.left, code.direct) AND o.period_id = year.period_id
       AND o.region_id = m.region_id AND o.breakdown_id = 0
      LEFT JOIN part ON part.indicator_id = o.indicator_id AND part.period_id = o.period_id AND part.region_id = o.region_id AND o.value IS NULL),
  settled AS MATERIALIZED (
    SELECT m.region_id, sum(a.value) AS asked, sum(iif(a.value IS NULL, NULL, coalesce(d.value, 0))) AS decided,
           max(coalesce(a.hidden, 0) OR (a.value IS NOT NULL AND coalesce(d.hidden, 0))) AS hidden,
           sum(coalesce(a.partly, 0) OR (a.value IS NOT NULL AND coalesce(d.partly, 0))) AS partly
      FROM member AS m CROSS JOIN year AS y CROSS JOIN code
      LEFT JOIN cell AS a ON a.indicator_id = code.asked AND a.period_id = y.period_id AND a.region_id = m.region_id
      LEFT JOIN cell AS d ON d.indicator_id = code.decided AND d.period_id = y.period_id AND d.region_id = m.region_id
     GROUP BY m.region_id),
  scored AS MATERIALIZED (
    SELECT m.region, m.name, s.asked, s.decided, s.hidden, s.partly, l.value AS left, d.value AS direct,
           iif(s.hidden, NULL, 100.0 * s.decided / nullif(s.asked, 0)) AS x, 100.0 * d.value / nullif(l.value, 0) AS rate
      FROM member AS m JOIN settled AS s USING (region_id) CROSS JOIN code
      LEFT JOIN year AS y ON y.code = '2013'
      LEFT JOIN cell AS l ON l.indicator_id = code.left AND l.period_id = y.period_id AND l.region_id = m.region_id
      LEFT JOIN cell AS d ON d.indicator_id = code.direct AND d.period_id = y.period_id AND d.region_id = m.region_id),
  cut AS (
    SELECT iif(:settlement_cut = 'mean', avg(x), 100.0 * sum(iif(hidden, NULL, decided)) / nullif(sum(iif(hidden, NULL, asked)), 0)) AS x_cut,
           100.0 * sum(direct) / nullif(sum(iif(direct IS NULL, NULL, left)), 0) AS y_cut
      FROM scored),
  sided AS (
    SELECT scored.*, cut.*,
           CASE WHEN x > x_cut OR (x = x_cut AND :ties = 'high') THEN 'H' WHEN x IS NOT NULL THEN 'L' END AS x_side,
           CASE WHEN rate > y_cut OR (rate = y_cut AND :ties = 'high') THEN 'H' WHEN rate IS NOT NULL THEN 'L' END AS y_side
      FROM scored CROSS JOIN cut)
SELECT region, name, '2010-2013' AS period, x, iif(left < :min_n, NULL, rate) AS y,
       CASE WHEN left < :min_n THEN 'too few' WHEN hidden THEN 'suppressed' ELSE coalesce(x_side || y_side, 'missing') END AS quadrant,
       iif(:settlement = 'official', 'rate reconstructed', 'reconstructed')
       || CASE WHEN left < :min_n THEN '; too few: ' || CAST(left AS INTEGER) || ' left' WHEN left IS NULL THEN '; no programme' ELSE '' END
       || CASE WHEN hidden THEN '; settlement suppressed' WHEN x IS NULL THEN '; never asked' ELSE '' END
       || CASE WHEN partly > 0 THEN '; a merged municipality without a figure in ' || partly || ' year' || iif(partly = 1, '', 's') || ', counted as 0' ELSE '' END AS status,
       x_cut, y_cut, left
  FROM sided
 ORDER BY CASE WHEN left < :min_n THEN 2 WHEN x_side || y_side IS NULL THEN 3 ELSE 1 END, quadrant, name, region;
