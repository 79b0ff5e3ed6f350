-- The municipalities' codes, each while it meant one area.
SELECT v.version_id, v.region_id, r.code, v.name, v.valid_from, coalesce(v.valid_to, '')
  FROM main.region_version AS v JOIN main.region AS r USING (region_id)
 WHERE r.kind = 'kommune'
 ORDER BY v.version_id
