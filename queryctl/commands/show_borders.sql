-- @command show
-- @title The figures of a loaded indicator, on other borders
-- @definition Every cell of the indicator, one row each. Municipalities only, unless --kind says another kind: what is
--   summed must not count a county beside its municipalities. Without --all-breakdowns only totals: the cells that are
--   broken down by nothing.
-- @param indicator indicator required The indicator, as the command indicators lists it.
-- @param year year none Only this year.
-- @param from year none First year.
-- @param to year none Last year.
-- @param group group none Only the members of this region group.
-- @param kind text none Only regions of this kind: kommune, fylke, land, bydel, naringsregion ...; all for every kind.
--   Without it municipalities, where there are any.
-- @column region Region code.
-- @column name Its name when the period began.
-- @column period Period.
-- @column value The figure; NULL when there is none.
-- @column lower The least it can be; NULL when nothing is known of that.
-- @column upper The most it can be; NULL when nothing is known of that.
-- @column status Why there is no figure, as the agency writes it: '.', '..', ':' ..., or
--   not-determined; empty for a figure.
-- @column breakdown What the figure is of; empty for the total.
-- @column estimated How much of the figure comes from weights, 0 to 1.
-- @column reason Why it is not, or not surely, the sum of its parts; empty when there is nothing to say.
-- @order By region, period and breakdown.
-- @example show vedtatt --year 2012 --group imdi-sor
SELECT region, name, period, value, lower, upper, status, breakdown, estimated, reason
  FROM observations
 WHERE indicator = :indicator
   AND (:all_breakdowns IS NOT NULL OR breakdown = '')
   AND period IN (SELECT code FROM period
                   WHERE starts <= coalesce(coalesce(:year, :to) || '-12-31', starts)
                     AND ends >= coalesce(coalesce(:year, :from) || '-01-01', ends))
   AND (:group IS NULL OR region IN (SELECT region FROM region_group_members WHERE group_code = :group))
   AND (:kind = 'all' OR kind = :kind)
 ORDER BY region, period, breakdown;
