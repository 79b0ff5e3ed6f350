-- @indicator bosettingsindeks
-- @title Bosettingsindeks: vedtatte bosettinger i prosent av anmodningene
-- @title.nn Busetjingsindeks: vedtekne busetjingar i prosent av oppmodingane
-- @title.en Settlement index: refugees a municipality decided to settle, in per cent of those it was asked to settle
-- @unit prosent
-- @decimals 1
-- @kind ratio
-- @needs anmodet imdi-bosetting
-- @needs vedtatt imdi-bosetting
-- @param from year 2010 First year of the window.
-- @param to year 2013 Last year of the window.
-- @param group group imdi-sor Group of municipalities.
-- @param suppressed_max count none The most that a suppressed number (:) can be; gives lower and upper where
--   a number is suppressed. The least is 0. What it is, the source says; it is never assumed.
-- @column region Municipality code; in the last row the group's code.
-- @column name Municipality name; in the last row the group's title.
-- @column period The window.
-- @column value decimals=1 Decided in per cent of asked, both added up over the years of the window.
-- @column lower decimals=1 The least that value can be, given --suppressed-max; value itself when nothing is suppressed.
-- @column upper decimals=1 The most that value can be, given --suppressed-max; value itself when nothing is suppressed.
-- @column status What must be known to read the number; empty when there is nothing to say.
-- @column asked role=base Persons asked for (anmodet); NULL when a part of it is suppressed.
-- @column decided Persons decided (vedtatt) in years with a request; NULL when a part of it is suppressed.
-- @column years_asked Years with a request; in the last row added up over the municipalities.
-- @column years_missing Years with a request and no decision, counted as 0; in the last row added up over the municipalities.
-- @column mean_of_ratios decimals=1 In the last row: the mean of the municipalities' values, which is another thing than their pooled ratio.
-- @definition The sum of decided over the sum of asked in the window, times 100: a pooled ratio, which is not the mean of the
--   yearly ratios. The last row is the ratio of the group's own sums.
-- @note A '.' under vedtatt in a year with a request means that no decision to settle was made. It counts as 0 and the status says so.
-- @note A year without a request, or for which the warehouse has no number of anmodet, is outside the ratio. A decision in such a
--   year is not counted, and the status says so.
-- @note A municipality may decide to settle more than it was asked for: the index can be above 100.
-- @note On other borders (--borders) a municipality may be the sum of several. Where one of them has no figure of a year (it was
--   not asked, or made no decision), the others' sum stands, and the status says so.
-- @note A suppressed number makes value NULL, in the municipality's row and in the group's.
-- @source NIBR-notat 2014:107
-- @order Highest value first, then by name; then those without a value, then those never asked, the group itself last.
-- @example bosettingsindeks --from 2010 --to 2013 --group imdi-sor
WITH
  member AS MATERIALIZED (
    SELECT region_id, region, max(name) AS name
      FROM region_group_members
     WHERE group_code = :group
     GROUP BY region_id),
  year AS MATERIALIZED (
    SELECT period_id
      FROM period
     WHERE frequency = 'A' AND code BETWEEN CAST(:from AS TEXT) AND CAST(:to AS TEXT)),
  -- On other borders: what the merged municipalities that have a figure make together, where one of them has none.
  part AS MATERIALIZED (
    SELECT b.indicator_id, b.period_id, b.region_id, b.lower, 1 AS merged
      FROM observation_bounds AS b
      JOIN observation AS o USING (indicator_id, period_id, region_id, breakdown_id)
     WHERE b.indicator_id IN (SELECT indicator_id FROM indicator WHERE code IN ('anmodet', 'vedtatt'))
       AND b.period_id IN (SELECT period_id FROM year) AND b.breakdown_id = 0 AND b.reason = 'part-missing'
       AND o.status_id IN (SELECT status_id FROM status WHERE symbol = 'not-determined')),
  figure AS MATERIALIZED (
    SELECT m.region_id,
           coalesce(a.value, iif(coalesce(ab.merged, 0), ab.lower, NULL)) AS asked,
           coalesce(d.value, iif(coalesce(db.merged, 0), db.lower, NULL)) AS decided,
           iif(coalesce(ab.merged, 0), '', coalesce((SELECT replace(symbol, 'not-determined', ':') FROM status WHERE status_id = a.status_id), 'none'))
             AS asked_status,
           iif(coalesce(db.merged, 0), '', coalesce((SELECT replace(symbol, 'not-determined', ':') FROM status WHERE status_id = d.status_id), 'none'))
             AS decided_status,
           coalesce(ab.merged AND ab.lower > 0, 0) OR coalesce(db.merged AND (a.value > 0 OR ab.lower > 0), 0) AS partly
      FROM member AS m
      LEFT JOIN year AS y ON true
      LEFT JOIN observation AS a
        ON a.indicator_id = (SELECT indicator_id FROM indicator WHERE code = 'anmodet')
       AND a.period_id = y.period_id AND a.region_id = m.region_id AND a.breakdown_id = 0
      LEFT JOIN observation AS d
        ON d.indicator_id = (SELECT indicator_id FROM indicator WHERE code = 'vedtatt')
       AND d.period_id = y.period_id AND d.region_id = m.region_id AND d.breakdown_id = 0
      LEFT JOIN part AS ab
        ON ab.indicator_id = a.indicator_id AND ab.period_id = a.period_id AND ab.region_id = a.region_id
      LEFT JOIN part AS db
        ON db.indicator_id = d.indicator_id AND db.period_id = d.period_id AND db.region_id = d.region_id),
  judged AS (
    SELECT region_id, asked, decided, partly,
           asked_status IN ('', '.', ':') AS known,
           asked_status = ':' AS asked_hidden,
           asked_status IN ('', ':') AND decided_status = ':' AS decided_hidden,
           asked > 0 AND decided IS NULL AND decided_status <> ':' AS missing,
           asked IS NULL AND asked_status <> ':' AND decided > 0 AS outside,
           CASE WHEN asked_status IN ('', ':') THEN coalesce(decided, 0) END AS counted
      FROM figure),
  -- unit: a municipality, or NULL for the group, whose sums are made from the same figures.
  unit AS (
    SELECT region_id AS unit, * FROM judged
    UNION ALL
    SELECT NULL, * FROM judged),
  pooled AS (
    SELECT unit,
           count(DISTINCT region_id) AS members,
           100 * indices_pooled_ratio(decided, asked, 'zero') AS ratio,
           sum(asked) AS asked,
           sum(counted) AS decided,
           sum(asked_hidden) AS asked_hidden,
           sum(decided_hidden) AS decided_hidden,
           sum(asked_hidden OR decided_hidden) AS years_hidden,
           coalesce(sum(asked > 0), 0) AS years_asked,
           coalesce(sum(missing), 0) AS years_missing,
           coalesce(sum(partly), 0) AS years_partly,
           coalesce(sum(outside), 0) AS years_outside,
           count(DISTINCT region_id) * (:to - :from + 1) - sum(known) AS years_unknown
      FROM unit
     GROUP BY unit),
  never AS (
    SELECT count(*) AS never_asked
      FROM pooled
     WHERE unit IS NOT NULL AND years_asked = 0 AND asked_hidden = 0
       AND years_unknown < :to - :from + 1),
  said AS (
    SELECT pooled.*,
           CASE WHEN unit IS NULL THEN 'municipality year' ELSE 'year' END AS word,
           unit IS NOT NULL AND years_asked = 0 AND asked_hidden = 0
             AND years_unknown < :to - :from + 1 AS is_never_asked
      FROM pooled),
  row AS (
    SELECT said.*,
           CASE WHEN years_hidden = 0 THEN ratio END AS value,
           CASE WHEN years_hidden = 0 THEN ratio
                ELSE 100.0 * decided / nullif(coalesce(asked, 0) + asked_hidden * :suppressed_max, 0)
           END AS lower,
           CASE WHEN years_hidden = 0 THEN ratio
                ELSE 100.0 * (decided + decided_hidden * :suppressed_max) / nullif(asked, 0)
           END AS upper,
           substr(
             CASE WHEN is_never_asked THEN '; never asked' ELSE '' END ||
             CASE WHEN unit IS NULL AND never_asked > 0
                  THEN '; ' || never_asked || ' of ' || members || ' never asked' ELSE '' END ||
             CASE WHEN years_missing > 0
                  THEN '; decision missing in ' || years_missing || ' ' || word || iif(years_missing = 1, '', 's')
                       || ', counted as 0' ELSE '' END ||
             CASE WHEN years_partly > 0
                  THEN '; a merged municipality without a figure in ' || years_partly || ' ' || word
                       || iif(years_partly = 1, '', 's') || ', counted as 0' ELSE '' END ||
             CASE WHEN years_hidden > 0
                  THEN '; suppressed in ' || years_hidden || ' ' || word || iif(years_hidden = 1, '', 's')
                  ELSE '' END ||
             CASE WHEN years_outside > 0
                  THEN '; decision without a request in ' || years_outside || ' ' || word
                       || iif(years_outside = 1, '', 's') || ', not counted' ELSE '' END ||
             CASE WHEN years_unknown > 0
                  THEN '; no figures for ' || years_unknown || ' ' || word || iif(years_unknown = 1, '', 's')
                  ELSE '' END, 3) AS status
      FROM said CROSS JOIN never)
SELECT coalesce(m.region, :group) AS region,
       coalesce(m.name,
                (SELECT CASE :lang WHEN 'nn' THEN title_nn WHEN 'en' THEN title_en ELSE title_nb END
                   FROM region_group WHERE code = :group)) AS name,
       iif(:from = :to, CAST(:from AS TEXT), :from || '-' || :to) AS period,
       value, lower, upper, status,
       CASE WHEN asked_hidden = 0 THEN asked END AS asked,
       CASE WHEN decided_hidden = 0 THEN decided END AS decided,
       years_asked, years_missing,
       CASE WHEN row.unit IS NULL THEN (SELECT avg(other.value) FROM row AS other WHERE other.unit IS NOT NULL) END AS mean_of_ratios
  FROM row
  LEFT JOIN member AS m ON m.region_id = row.unit
 ORDER BY CASE WHEN row.unit IS NULL THEN 3 WHEN is_never_asked THEN 2 WHEN value IS NULL THEN 1 ELSE 0 END,
          value DESC, name, region;
