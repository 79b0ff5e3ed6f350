-- @command loads
-- @title The ledger: what was loaded, when, and what it changed
-- @column load_id Number of the load.
-- @column source Source.
-- @column vintage The agency's day of publication.
-- @column loaded_at When it was loaded.
-- @column files The files.
-- @column cells_read Cells that held a value or a symbol.
-- @column cells_new Cells that were not there before.
-- @column cells_unchanged Cells that said the same.
-- @column cells_revised Cells that said something else before.
-- @column cells_removed Cells that are no longer in the files.
-- @column cells_skipped Cells left out by a rule of the source.
-- @column rows_changed Regions, changes and groups that were added or changed.
-- @column warnings How much there was to say of the files; the view load_findings says it.
-- @example loads
SELECT load_id, source, vintage, loaded_at, files, cells_read, cells_new, cells_unchanged, cells_revised,
       cells_removed, cells_skipped, rows_changed, warnings
  FROM loads
 ORDER BY load_id;
