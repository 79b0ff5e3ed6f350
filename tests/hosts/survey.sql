-- Numbers
SELECT name, kind FROM survey_help;
CREATE TABLE answered(region TEXT, housing TEXT, plan, n);
INSERT INTO answered VALUES ('0901', 'yes', 1, 8), ('0901', 'yes', 2, 2), ('0901', 'no', 1, 1), ('0901', 'no', 2, 5),
  ('0914', 'yes', 1, 4), ('0914', 'no', NULL, 7), ('0926', NULL, 1, 3);
SELECT survey_chi_square_df(housing, plan, n), round(survey_chi_square(housing, plan, n), 10), round(survey_chi_square_p(housing, plan, n), 10),
       round(survey_fisher_p(housing, plan, n), 10), round(survey_cramers_v(housing, plan, n), 10), survey_expected_small(housing, plan, n)
  FROM answered WHERE region = '0901';
SELECT region, survey_chi_square(housing, plan, n), survey_fisher_p(housing, plan, n), survey_expected_min(housing, plan, n)
  FROM answered GROUP BY region HAVING region <> '0901';
SELECT typeof(survey_plugin());
-- Sentences
SELECT survey_chi_square('a', 'x', 1.5);
SELECT survey_fisher_p('a', 'x', -1);
SELECT survey_cramers_v('a', 'x', '3');
-- The host goes on
SELECT survey_chi_square_df(column1, column2, 1) FROM (VALUES (1, 'a'), ('1', 'b'));
