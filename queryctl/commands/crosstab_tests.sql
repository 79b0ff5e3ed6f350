-- @command crosstab_tests
-- @title The tests of a cross table, from its cells
-- @column n Cases in the table.
-- @column statistic Pearson's chi-square.
-- @column df Its degrees of freedom.
-- @column p_value Its p value.
-- @column fisher_p The p value of Fisher's exact test; NULL when the table is too large for it.
-- @column cramers_v Cramér's V.
-- @column expected_min The smallest expected count.
-- @column expected_small How many cells have an expected count below 5.
-- @column cells How many cells the tests are of: those of rows and columns with a case.
SELECT sum(cases) AS n,
       survey_chi_square("row", "column", cases) AS statistic,
       survey_chi_square_df("row", "column", cases) AS df,
       survey_chi_square_p("row", "column", cases) AS p_value,
       survey_fisher_p("row", "column", cases) AS fisher_p,
       survey_cramers_v("row", "column", cases) AS cramers_v,
       survey_expected_min("row", "column", cases) AS expected_min,
       survey_expected_small("row", "column", cases) AS expected_small,
       count(DISTINCT iif(cases > 0, "row", NULL)) * count(DISTINCT iif(cases > 0, "column", NULL)) AS cells
  FROM ({cells}) WHERE kind = 'cell';
