-- @indicator integreringsindeks
-- @title Integreringsindeks: i arbeid eller utdanning året etter introduksjonsprogrammet, i prosent av dem som avsluttet det
-- @title.nn Integreringsindeks: i arbeid eller utdanning året etter introduksjonsprogrammet, i prosent av dei som avslutta det
-- @title.en Integration index: in work or education one year after the introduction programme, in per cent of those who left it
-- @unit prosent
-- @decimals 1
-- @kind ratio
-- @needs intro_status_arbutd imdi-intro
-- @param from year 2011 First year of the window.
-- @param to year 2013 Last year of the window.
-- @param group group imdi-sor Group of municipalities.
-- @param min_n count 10 The fewest who left over the window for which a figure is given.
-- @column region Municipality code; in the last row the group's code.
-- @column name Municipality name; in the last row the group's title.
-- @column period The window.
-- @column value decimals=1 Those in work or education in per cent of those who left, both added up over the years of the window.
-- @column lower decimals=1 The least that value can be; value itself when nothing is suppressed.
-- @column upper decimals=1 The most that value can be; value itself when nothing is suppressed.
-- @column status What must be known to read the number; empty when there is nothing to say.
-- @column left role=base Persons who left the programme the year before; NULL when a part of it is suppressed.
-- @column employed Of these in work or education; NULL when a part of it is suppressed.
-- @column employed_min The least that employed can be.
-- @column employed_max The most that employed can be.
-- @column mean_of_ratios decimals=1 In the last row: the mean of the municipalities' values, which is another thing than their pooled ratio.
-- @definition The sum of those in work or education over the sum of those who left the programme one year before, times 100: a pooled
--   ratio. The last row is the ratio of the group's own sums, from the counties' rows where the group is whole counties.
-- @note A ':' is hidden and not always a small number. It lies between 0 and those who left less those who are shown under other
--   statuses, and between what the county's row less the municipalities that are shown leaves for it. That is what lower and upper say.
-- @note Below min_n neither value nor bounds are given: the status says too few.
-- @source NIBR-notat 2014:107; bounds: C. F. Manski, Partial Identification of Probability Distributions (2003)
-- @order Highest value first; then by lower bound; then too few, then without figures, the group itself last.
-- @example integreringsindeks --from 2011 --to 2013 --group imdi-sor
WITH
  member AS MATERIALIZED (
    SELECT region_id, region, max(name) AS name
      FROM region_group_members
     WHERE group_code = :group
     GROUP BY region_id),
  year AS MATERIALIZED (
    SELECT period_id, starts
      FROM period
     WHERE frequency = 'A' AND code BETWEEN CAST(:from AS TEXT) AND CAST(:to AS TEXT)),
  code AS MATERIALIZED (
    SELECT (SELECT indicator_id FROM indicator WHERE code = 'intro_status_arbutd') AS indicator,
           (SELECT breakdown_id FROM breakdown WHERE code = 'avslutta=ettaar') AS all_left,
           (SELECT breakdown_id FROM breakdown WHERE code = 'avslstat4=arbutd;avslutta=ettaar') AS arbutd,
           (SELECT breakdown_id FROM breakdown WHERE code = 'avslstat4=ledig_tiltak;avslutta=ettaar') AS ledig,
           (SELECT breakdown_id FROM breakdown WHERE code = 'avslstat4=annet;avslutta=ettaar') AS annet),
  -- The counties that members lie in, year by year, and every municipality of theirs.
  county AS MATERIALIZED (
    SELECT DISTINCT y.period_id, k.region_id, f.region_id AS county_id
      FROM year AS y
      JOIN region_parts AS p ON p.kind = 'kommune' AND p.within_kind = 'fylke'
       AND p.valid_from <= y.starts AND (p.valid_to IS NULL OR p.valid_to > y.starts)
      JOIN region AS k ON k.code = p.code AND k.kind = 'kommune'
      JOIN region AS f ON f.code = p.within_code AND f.kind = 'fylke'
     WHERE p.within_code IN (SELECT substr(region, 1, 2) FROM member)),
  -- Every figure that is wanted: of members, of the other municipalities of their counties, and of the counties.
  place AS MATERIALIZED (
    SELECT period_id, region_id, county_id FROM county
    UNION
    SELECT period_id, county_id, NULL FROM county
    UNION
    SELECT y.period_id, m.region_id, NULL FROM year AS y JOIN member AS m
     WHERE NOT EXISTS (SELECT 1 FROM county AS c WHERE c.period_id = y.period_id AND c.region_id = m.region_id)),
  figure AS MATERIALIZED (
    SELECT p.period_id, p.region_id, p.county_id,
           w.value AS whole, a.value AS part, l.value AS idle, n.value AS other,
           coalesce((SELECT symbol FROM status WHERE status_id = w.status_id), 'none') AS whole_status,
           coalesce((SELECT symbol FROM status WHERE status_id = a.status_id), 'none') AS part_status
      FROM place AS p JOIN code AS c
      LEFT JOIN observation AS w ON w.indicator_id = c.indicator AND w.period_id = p.period_id AND w.region_id = p.region_id
                                AND w.breakdown_id = c.all_left
      LEFT JOIN observation AS a ON a.indicator_id = c.indicator AND a.period_id = p.period_id AND a.region_id = p.region_id
                                AND a.breakdown_id = c.arbutd
      LEFT JOIN observation AS l ON l.indicator_id = c.indicator AND l.period_id = p.period_id AND l.region_id = p.region_id
                                AND l.breakdown_id = c.ledig
      LEFT JOIN observation AS n ON n.indicator_id = c.indicator AND n.period_id = p.period_id AND n.region_id = p.region_id
                                AND n.breakdown_id = c.annet),
  -- What a hidden part can be within its own row; -1: nothing is known of it.
  own AS MATERIALIZED (
    SELECT f.*,
           part IS NULL AND part_status IN (':', 'not-determined') AS hidden,
           coalesce(part, CASE WHEN whole IS NULL THEN 0 ELSE max(0, whole - coalesce(idle, whole) - coalesce(other, whole)) END)
             AS part_min,
           coalesce(part, max(0, whole - coalesce(idle, 0) - coalesce(other, 0))) AS part_max
      FROM figure AS f),
  -- What the county's row leaves for its hidden parts, and the most that they can be together.
  rest AS MATERIALIZED (
    SELECT o.period_id, o.county_id, c.part - total(o.part) AS left_over,
           CASE WHEN sum(o.hidden AND o.part_max IS NULL) = 0 AND sum(o.part IS NULL AND NOT o.hidden AND o.part_status <> 'none') = 0
                THEN total(o.part_max) FILTER (WHERE o.hidden) END AS hidden_max
      FROM own AS o
      JOIN own AS c ON c.period_id = o.period_id AND c.region_id = o.county_id
     WHERE o.county_id IS NOT NULL
     GROUP BY o.period_id, o.county_id),
  bounded AS MATERIALIZED (
    SELECT o.period_id, o.region_id, o.whole, o.part, o.hidden, o.whole_status,
           o.whole IS NOT NULL OR o.whole_status IN (':', 'not-determined') AS known,
           CASE WHEN o.hidden AND r.left_over IS NOT NULL AND r.hidden_max IS NOT NULL
                THEN max(o.part_min, r.left_over - (r.hidden_max - o.part_max)) ELSE o.part_min END AS part_min,
           CASE WHEN o.hidden AND r.left_over >= 0 THEN min(coalesce(o.part_max, r.left_over), r.left_over) ELSE o.part_max END AS part_max
      FROM own AS o
      LEFT JOIN rest AS r ON r.period_id = o.period_id AND r.county_id = o.county_id),
  -- A group that is whole counties takes their rows; another one its municipalities'.
  whole_counties AS (
    SELECT EXISTS (SELECT 1 FROM county)
           AND NOT EXISTS (SELECT 1 FROM county WHERE region_id NOT IN (SELECT region_id FROM member))
           AND NOT EXISTS (SELECT 1 FROM year AS y JOIN member AS m
                            WHERE NOT EXISTS (SELECT 1 FROM county AS c
                                               WHERE c.period_id = y.period_id AND c.region_id = m.region_id))
           AND NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT period_id, county_id FROM county) AS c
                            LEFT JOIN bounded AS b ON b.period_id = c.period_id AND b.region_id = c.county_id
                            WHERE b.whole IS NULL OR b.part IS NULL) AS yes),
  unit AS (
    SELECT b.region_id AS unit, b.* FROM bounded AS b WHERE b.region_id IN (SELECT region_id FROM member)
    UNION ALL
    SELECT NULL, b.* FROM bounded AS b, whole_counties
     WHERE CASE WHEN yes THEN b.region_id IN (SELECT county_id FROM county) ELSE b.region_id IN (SELECT region_id FROM member) END),
  pooled AS (
    SELECT unit, sum(whole) AS whole, sum(part) AS part, sum(part_min) AS part_min, sum(part_max) AS part_max,
           sum(hidden) AS parts_hidden, sum(known AND whole IS NULL) AS wholes_hidden,
           sum(known AND part_max IS NULL) AS unbounded, sum(known) AS years_known,
           CASE WHEN sum(whole IS NOT NULL AND part IS NULL) = 0
                THEN 100.0 * sum(part) FILTER (WHERE whole IS NOT NULL) / nullif(sum(whole), 0) END AS ratio
      FROM unit
     GROUP BY unit),
  said AS (
    SELECT pooled.*, wholes_hidden = 0 AND whole < :min_n AS too_few,
           unit IS NULL AND yes AS from_counties, (SELECT count(*) FROM year) AS years,
           CASE WHEN unit IS NULL THEN 'municipality year' ELSE 'year' END AS word
      FROM pooled, whole_counties),
  row AS (
    SELECT said.*,
           CASE WHEN NOT coalesce(too_few, 0) AND parts_hidden = 0 AND wholes_hidden = 0 THEN ratio END AS value,
           CASE WHEN NOT coalesce(too_few, 0) AND wholes_hidden = 0 THEN coalesce(ratio, 100.0 * part_min / nullif(whole, 0)) END AS lower,
           CASE WHEN NOT coalesce(too_few, 0) AND wholes_hidden = 0 AND unbounded = 0
                THEN coalesce(ratio, 100.0 * part_max / nullif(whole, 0)) END AS upper
      FROM said)
SELECT coalesce(m.region, :group) AS region,
       coalesce(m.name,
                (SELECT CASE :lang WHEN 'nn' THEN title_nn WHEN 'en' THEN title_en ELSE title_nb END
                   FROM region_group WHERE code = :group)) AS name,
       iif(:from = :to, CAST(:from AS TEXT), :from || '-' || :to) AS period,
       value, lower, upper,
       substr(
         CASE WHEN years_known = 0 THEN '; no figures' ELSE '' END ||
         CASE WHEN from_counties THEN '; from the counties'' own rows' ELSE '' END ||
         CASE WHEN years_known > 0 AND wholes_hidden = 0 AND whole = 0 THEN '; nobody left the programme'
              WHEN too_few THEN '; too few: ' || CAST(whole AS INTEGER) || ' left' ELSE '' END ||
         CASE WHEN parts_hidden > 0 AND NOT coalesce(too_few, 0)
              THEN '; suppressed in ' || parts_hidden || ' ' || word || iif(parts_hidden = 1, '', 's') ELSE '' END ||
         CASE WHEN wholes_hidden > 0
              THEN '; who left is suppressed in ' || wholes_hidden || ' ' || word || iif(wholes_hidden = 1, '', 's') ELSE '' END ||
         CASE WHEN unit IS NULL THEN '; mean_of_ratios is that of '
              || (SELECT count(value) || ' of ' || count(*) FROM row AS other WHERE other.unit IS NOT NULL) ELSE '' END ||
         CASE WHEN unit IS NOT NULL AND years_known > 0 AND years_known < years
              THEN '; no figures for ' || (years - years_known) || ' year' || iif(years - years_known = 1, '', 's') ELSE '' END,
         3) AS status,
       CASE WHEN wholes_hidden = 0 THEN whole END AS left,
       CASE WHEN parts_hidden = 0 AND NOT coalesce(too_few, 0) THEN part END AS employed,
       CASE WHEN NOT coalesce(too_few, 0) THEN CAST(part_min AS INTEGER) END AS employed_min,
       CASE WHEN NOT coalesce(too_few, 0) AND unbounded = 0 THEN CAST(part_max AS INTEGER) END AS employed_max,
       CASE WHEN unit IS NULL THEN (SELECT avg(value) FROM row AS other WHERE other.unit IS NOT NULL) END AS mean_of_ratios
  FROM row
  LEFT JOIN member AS m ON m.region_id = row.unit
 ORDER BY CASE WHEN row.unit IS NULL THEN 4 WHEN years_known = 0 THEN 3 WHEN coalesce(too_few, 0) THEN 2 WHEN value IS NULL THEN 1 ELSE 0 END,
          value DESC, lower DESC, upper DESC, name, region;
