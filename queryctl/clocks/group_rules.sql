-- Who is in which group by a rule, and on which day.
SELECT DISTINCT g.group_id, g.code, r.region_id, rule.valid_on
  FROM main.region_group AS g
  JOIN main.region_group_rule AS rule USING (group_id)
  JOIN main.region AS r ON r.kind = rule.kind AND substr(r.code, 1, length(rule.code_prefix)) = rule.code_prefix
  JOIN main.region_version AS v ON v.region_id = r.region_id AND v.valid_from <= rule.valid_on
                               AND (v.valid_to IS NULL OR v.valid_to > rule.valid_on)
 ORDER BY 1, 3
