-- @report interpolering
-- @title En tidsserie med år som er fylt inn lineært, og merket
-- @title.nn Ein tidsserie med år som er fylte inn lineært, og merkte
-- @title.en A series with years filled in linearly, and flagged
-- @param indicator indicator required The loaded indicator whose totals are shown.
-- @param from year required First year of the series.
-- @param to year required Last year.
-- @param impute_from year none First of the years that are filled in whatever stands there, as in a break of the series.
-- @param impute_to year none Last of these years; the same as the first where it is not given.
-- @param gaps choice:leave|fill leave What a year without a figure is, outside these years: left, or filled in too.
-- @param level choice:municipality|county municipality Whether each municipality is a series, or their sum in each county.
-- @param group group imdi-sor Group of municipalities; the last rows are the sum of all of them.
-- @column region Code of the municipality or county; in the last rows the group's code.
-- @column name Its name.
-- @column period The year.
-- @column value decimals=1 The figure, or what was filled in.
-- @column lower decimals=1 The figure; NULL where the value was filled in.
-- @column upper decimals=1 The figure; NULL where the value was filled in.
-- @column status imputed, with the two years it is drawn between; or why there is no value. Empty for a figure as published.
-- @column published decimals=1 What the source has for the year, also where it was set aside.
-- @definition A year is filled in on the straight line between the nearest figures before and after it. Nothing is filled in before the first figure or
--   after the last, and a suppressed figure (:) stays suppressed. A sum is filled in after adding up; a sum that lacks a part has no figure.
-- @note Filled in is not measured: the status says it in every row. Figure 2.1 of the note has 2011 and 2012 so, for a break in the series.
-- @source NIBR-notat 2014:107, figure 2.1; linear interpolation
-- @order By region and year, the group last.
-- @example interpolering --indicator folkemengde --from 2010 --to 2014 --impute-from 2011 --impute-to 2012 --level county
WITH
  member AS MATERIALIZED (
    SELECT region_id, region, max(name) AS name FROM region_group_members WHERE group_code = :group GROUP BY region_id),
  year AS MATERIALIZED (
    SELECT period_id, CAST(code AS INTEGER) AS year,
           CAST(code AS INTEGER) BETWEEN :impute_from AND coalesce(:impute_to, :impute_from) AS set_aside
      FROM period WHERE frequency = 'A' AND code BETWEEN CAST(:from AS TEXT) AND CAST(:to AS TEXT)),
  cell AS MATERIALIZED (
    SELECT m.region_id, y.year, coalesce(y.set_aside, 0) AS set_aside, o.value, coalesce(s.symbol, 'no row') AS status
      FROM member AS m CROSS JOIN year AS y
      LEFT JOIN observation AS o ON o.indicator_id = (SELECT indicator_id FROM indicator WHERE code = :indicator)
       AND o.period_id = y.period_id AND o.region_id = m.region_id AND o.breakdown_id = 0
      LEFT JOIN status AS s ON s.status_id = o.status_id),
  unit AS MATERIALIZED (
    SELECT 1 AS part, region AS code, name, region_id FROM member WHERE :level = 'municipality'
    UNION ALL
    SELECT 1, substr(region, 1, 2),
           coalesce((SELECT v.name FROM regions AS v WHERE v.kind = 'fylke' AND v.code = substr(region, 1, 2) ORDER BY v.valid_from LIMIT 1),
                    substr(region, 1, 2)), region_id
      FROM member WHERE :level = 'county'
    UNION ALL
    SELECT 2, :group, (SELECT CASE :lang WHEN 'nn' THEN title_nn WHEN 'en' THEN title_en ELSE title_nb END FROM region_group WHERE code = :group), region_id
      FROM member),
  series AS MATERIALIZED (
    SELECT u.part, u.code, u.name, c.year, c.set_aside,
           iif(count(c.value) = count(*), sum(c.value), NULL) AS value,
           CASE WHEN count(c.value) = count(*) THEN '' WHEN count(*) = 1 THEN max(c.status)
                WHEN sum(c.status IN (':', 'not-determined')) > 0 THEN ':' ELSE 'parts missing: ' || (count(*) - count(c.value)) || ' of ' || count(*) END AS status
      FROM unit AS u JOIN cell AS c USING (region_id) GROUP BY u.part, u.code, c.year),
  around AS (
    SELECT s.*,
           (SELECT max(b.year) FROM series AS b WHERE b.part = s.part AND b.code = s.code AND b.year < s.year AND b.value IS NOT NULL AND NOT b.set_aside) AS before,
           (SELECT min(a.year) FROM series AS a WHERE a.part = s.part AND a.code = s.code AND a.year > s.year AND a.value IS NOT NULL AND NOT a.set_aside) AS after,
           s.set_aside OR (s.value IS NULL AND :gaps = 'fill' AND s.status NOT IN (':', 'not-determined')) AS wanted
      FROM series AS s),
  filled AS (
    SELECT r.*, b.value + 1.0 * (a.value - b.value) * (r.year - r.before) / (r.after - r.before) AS imputed
      FROM around AS r
      LEFT JOIN series AS b ON b.part = r.part AND b.code = r.code AND b.year = r.before AND r.wanted
      LEFT JOIN series AS a ON a.part = r.part AND a.code = r.code AND a.year = r.after AND r.wanted)
SELECT code AS region, name, CAST(year AS TEXT) AS period,
       CASE WHEN wanted THEN imputed ELSE value END AS value,
       iif(wanted, NULL, value) AS lower, iif(wanted, NULL, value) AS upper,
       CASE WHEN NOT wanted THEN status
            WHEN imputed IS NOT NULL THEN 'imputed: between ' || before || ' and ' || after
            ELSE iif(status = '', '', status || '; ') || iif(before IS NULL, 'not imputed: no figure before', 'not imputed: no figure after') END AS status,
       value AS published
  FROM filled
 ORDER BY part, code, year;
