-- Numbers
SELECT name, kind FROM indices_help;
CREATE TABLE asked(region TEXT, year INTEGER, decided, asked);
INSERT INTO asked VALUES
  ('0901', 2010, 25, 30), ('0901', 2011, 10, 10), ('0901', 2012, 18, 20), ('0901', 2013, 25, 25),
  ('0914', 2010, NULL, 10), ('0914', 2011, 3, 10), ('0833', 2010, NULL, NULL), ('0926', 2010, 4, NULL);
SELECT region, round(indices_pooled_ratio(decided, asked, 'zero'), 4),
       round(indices_pooled_ratio(decided, asked, 'skip'), 4),
       round(indices_pooled_ratio(decided, asked, 'null'), 4), indices_pooled_missing(decided, asked),
       indices_pooled_outside(decided, asked)
  FROM asked GROUP BY region;
SELECT year, round(indices_pooled_ratio(decided, asked, 'zero') OVER (ORDER BY year ROWS 1 PRECEDING), 4)
  FROM asked WHERE region = '0901';
SELECT indices_share(12, '', 48, '', 10), indices_share_status(2, '', 8, '', 10),
       indices_share_lower(NULL, ':', 40, '', 10, 1, 4), indices_share_upper(NULL, ':', 40, '', 10, 1, 4);
SELECT indices_additive('null', 1, 0, 1), indices_additive('mean', 1, NULL, 1), indices_additive_n(1, NULL, 1);
SELECT region, indices_rank(n, 'desc', 'average') OVER (ORDER BY n DESC)
  FROM (SELECT region, sum(asked) AS n FROM asked GROUP BY region) ORDER BY region;
SELECT round(indices_alpha(decided, asked), 4), indices_alpha_n(decided, asked), round(indices_sd(asked), 4) FROM asked;
SELECT typeof(indices_plugin());
-- Sentences
SELECT indices_pooled_ratio('25', 30, 'zero');
SELECT indices_pooled_ratio(25, ':', 'zero');
SELECT indices_pooled_ratio(25, 30, 'nothing');
SELECT indices_pooled_ratio(9e999, 30, 'zero');
SELECT indices_share(12, ':', 48, '', 10);
SELECT indices_share_upper(NULL, ':', 3, '', 0, 5, 9);
SELECT indices_additive('null');
SELECT indices_additive('null', 1, x'00');
SELECT indices_rank(year, 'desc', 'min') OVER () FROM asked;
-- The host goes on
SELECT indices_additive('null', 2, 2);
