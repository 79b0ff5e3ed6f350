-- Who is in which group by a list. A list says no day.
SELECT g.group_id, g.code, m.region_id, r.code,
       (SELECT v.name FROM main.region_version AS v WHERE v.region_id = m.region_id ORDER BY v.valid_from DESC LIMIT 1)
  FROM main.region_group AS g
  JOIN main.region_group_member AS m USING (group_id)
  JOIN main.region AS r USING (region_id)
 ORDER BY 1, 3
