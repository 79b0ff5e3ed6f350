SELECT i.indicator_id, i.kind, i.sums_over_regions, coalesce(part.indicator_id, -1), coalesce(whole.indicator_id, -1), i.unit
  FROM main.indicator AS i
  LEFT JOIN main.indicator AS part ON part.code = i.part_of
  LEFT JOIN main.indicator AS whole ON whole.code = i.whole
 ORDER BY i.indicator_id
