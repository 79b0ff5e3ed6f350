-- @command tables
-- @title Tables and views of the file
-- @plain
-- @column name Its name.
-- @column type table, view or virtual.
-- @column columns How many columns it has; 0 for a view that cannot be read.
-- @example tables
SELECT name, coalesce(max(type) FILTER (WHERE schema = 'main'), max(type)) AS type,
       coalesce(nullif(max(ncol) FILTER (WHERE schema = 'main'), 0), max(ncol)) AS columns
  FROM pragma_table_list
 WHERE type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
 GROUP BY name, CASE schema WHEN 'temp' THEN 'main' ELSE schema END
 ORDER BY name;
