-- @command groups
-- @title Region groups that --group takes
-- @column group_code What --group takes.
-- @column title What it is called.
-- @column members How many regions are in it.
-- @column note What it is.
-- @example groups
SELECT code AS group_code,
       CASE :lang WHEN 'nn' THEN title_nn WHEN 'en' THEN title_en ELSE title_nb END AS title,
       (SELECT count(DISTINCT region_id) FROM region_group_members AS m WHERE m.group_id = g.group_id) AS members,
       note
  FROM region_group AS g
 ORDER BY code;
