-- @command sources
-- @title Sources that the warehouse knows, and what was loaded of them
-- @column source The name that etl takes.
-- @column title What it is called.
-- @column publisher Who publishes it.
-- @column licence Under which terms.
-- @column loads How often it was loaded.
-- @column latest_vintage The latest day of publication loaded; NULL when nothing was.
-- @column url Where it is published.
-- @example sources
SELECT s.code AS source, s.title, s.publisher, s.licence,
       (SELECT count(*) FROM load AS l WHERE l.source_id = s.source_id) AS loads,
       (SELECT date(max(l.vintage) * 86400, 'unixepoch') FROM load AS l WHERE l.source_id = s.source_id) AS latest_vintage,
       s.url
  FROM source AS s
 ORDER BY s.code;
