-- @indicator overgangsrate
-- @title Overgangsrate: direkte i arbeid eller utdanning etter introduksjonsprogrammet, i prosent (rekonstruert)
-- @title.nn Overgangsrate: direkte i arbeid eller utdanning etter introduksjonsprogrammet, i prosent (rekonstruert)
-- @title.en Transition rate: directly in work or education after the introduction programme, in per cent (reconstructed)
-- @unit prosent
-- @decimals 1
-- @kind ratio
-- @needs avsluttet_rekonstruert nibr-rekonstruert
-- @needs direkte_rekonstruert nibr-rekonstruert
-- @param group group imdi-sor Group of municipalities.
-- @param min_n count 10 The fewest who left for which there is a rate.
-- @param target number 55 The target: the highest class of map 9 is above it.
-- @column region Municipality code; in the last row the group's code.
-- @column name Municipality name; in the last row the group's title.
-- @column period The three years.
-- @column value decimals=1 Directly in work or education in per cent of those who left.
-- @column lower decimals=1 As value.
-- @column upper decimals=1 As value.
-- @column status Always reconstructed; and why there is no value.
-- @column left role=base Who left the programme.
-- @column direct Of these directly in work or education.
-- @column class The class of map 9: above the target, above the group's own ratio, from 25 to it, below 25; too few, or no programme.
-- @definition Two sums of 2011-2013. Kart 9 of the note: classes below 25, up to the region's ratio (41), up to the government's target (55), above it.
-- @note Reconstructed: these figures give the note's sums and classes; which municipality has which is made up. What the agencies publish is another
--   measure, the year after: integreringsindeks.
-- @note On other borders (--borders) a municipality may be the sum of several. Where one of them has no figure, the others' sum stands, and the status says so.
-- @source NIBR-notat 2014:107
-- @order Highest value first, then by name; too few and without a programme after them, the group itself last.
-- @example overgangsrate --min-n 10
WITH
  member AS MATERIALIZED (
    SELECT region_id, region, max(name) AS name FROM region_group_members WHERE group_code = :group GROUP BY region_id),
  period_used AS MATERIALIZED (SELECT period_id FROM period WHERE frequency = 'A' AND code = '2013'),
  counted AS MATERIALIZED (SELECT indicator_id, code FROM indicator WHERE code IN ('avsluttet_rekonstruert', 'direkte_rekonstruert')),
  -- On other borders: what the merged municipalities that have a figure make together, where one of them has none.
  part AS MATERIALIZED (
    SELECT indicator_id, region_id, lower FROM observation_bounds
     WHERE indicator_id IN (SELECT indicator_id FROM counted) AND period_id IN (SELECT period_id FROM period_used) AND breakdown_id = 0 AND reason = 'part-missing'),
  cell AS MATERIALIZED (
    SELECT c.code, o.region_id, coalesce(o.value, part.lower) AS value, o.value IS NULL AND part.lower IS NOT NULL AS partly
      FROM counted AS c CROSS JOIN period_used AS p CROSS JOIN member AS m
      JOIN observation AS o ON o.indicator_id = c.indicator_id AND o.period_id = p.period_id AND o.region_id = m.region_id AND o.breakdown_id = 0
      LEFT JOIN part ON part.indicator_id = o.indicator_id AND part.region_id = o.region_id),
  figure AS MATERIALIZED (
    SELECT m.region, m.name, l.value AS left, d.value AS direct, 100.0 * d.value / nullif(l.value, 0) AS rate, coalesce(l.partly OR d.partly, 0) AS partly
      FROM member AS m
      LEFT JOIN cell AS l ON l.code = 'avsluttet_rekonstruert' AND l.region_id = m.region_id
      LEFT JOIN cell AS d ON d.code = 'direkte_rekonstruert' AND d.region_id = m.region_id),
  pooled AS (SELECT sum(left) AS left, sum(direct) AS direct, 100.0 * sum(direct) / sum(left) AS rate FROM figure WHERE direct IS NOT NULL),
  row AS (
    SELECT 1 AS part, f.region, f.name, iif(f.left < :min_n, NULL, f.rate) AS value, f.left, f.direct, f.partly,
           CASE WHEN f.left IS NULL THEN 'no programme' WHEN f.left < :min_n THEN 'too few' WHEN f.rate > :target THEN 'above the target'
                WHEN f.rate > p.rate THEN 'above the group''s ratio' WHEN f.rate >= 25 THEN 'from 25 to the group''s ratio' ELSE 'below 25' END AS class
      FROM figure AS f CROSS JOIN pooled AS p
    UNION ALL
    SELECT 2, :group, (SELECT CASE :lang WHEN 'nn' THEN title_nn WHEN 'en' THEN title_en ELSE title_nb END FROM region_group WHERE code = :group),
           rate, left, direct, 0, NULL
      FROM pooled)
SELECT region, name, '2011-2013' AS period, value, value AS lower, value AS upper,
       'reconstructed' || CASE WHEN class = 'no programme' THEN '; no programme' WHEN class = 'too few' THEN '; too few: ' || CAST(left AS INTEGER) || ' left'
                               ELSE '' END
                       || iif(partly, '; a merged municipality without a figure in 1 year, counted as 0', '') AS status,
       left, iif(class = 'too few', NULL, direct) AS direct, class
  FROM row
 ORDER BY part, value IS NULL, value DESC, left IS NULL, name, region;
