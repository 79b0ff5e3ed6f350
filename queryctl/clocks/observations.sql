-- As the stored view. On other borders with the names of the border day, and with what is known of a figure that is not
-- determined. The planner_ columns add nothing: clock_table.cpp says what they are for.
CREATE TEMP VIEW observations AS
SELECT i.code AS indicator, r.code AS region,
       coalesce((SELECT v.name FROM region_version AS v
                  WHERE v.region_id = o.region_id AND v.valid_from <= {name_day} ORDER BY v.valid_from DESC LIMIT 1),
                (SELECT v.name FROM region_version AS v
                  WHERE v.region_id = o.region_id ORDER BY v.valid_from LIMIT 1)) AS name,
       p.code AS period, b.code AS breakdown, o.value, st.symbol AS status,
       date(o.vintage * 86400, 'unixepoch') AS vintage, r.kind AS kind{more_columns}
  FROM observation AS o
  JOIN indicator AS i USING (indicator_id)
  JOIN period AS p ON p.period_id = o.period_id AND o.planner_ip = i.indicator_id + p.period_id
  JOIN region AS r ON r.region_id = o.region_id AND o.planner_ipr = i.indicator_id + p.period_id + r.region_id
  JOIN breakdown AS b ON b.breakdown_id = o.breakdown_id AND o.planner_ipb = i.indicator_id + p.period_id + b.breakdown_id
  JOIN status AS st USING (status_id);
