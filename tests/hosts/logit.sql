-- Numbers
SELECT name, kind FROM logit_help;
CREATE TABLE kommuner(over70 INTEGER, "sentralitet" TEXT, parti TEXT, tiltak REAL);
INSERT INTO kommuner VALUES
  (1, 'by', 'AP', 0), (1, 'by', 'H', 1), (0, 'by', 'AP', 2), (1, 'bygd', 'AP', 0), (0, 'bygd', 'H', 1),
  (0, 'bygd', 'Ål', 2), (1, 'by', 'Ål', 0), (0, 'bygd', 'AP', 3), (1, 'bygd', 'Ål', 1), (0, 'by', 'H', 2),
  (1, 'by', 'AP', NULL), (0, 'bygd', 'H', 2), (1, 'bygd', 'H', 0), (0, 'by', 'Ål', 3);
SELECT term, round(estimate, 5), round(std_error, 5), round(conf_low, 4), round(conf_high, 4)
  FROM logit_terms(logit_fit('over70 ~ factor(sentralitet, ref = ''bygd'')', 'kommuner', NULL));
SELECT term, round(estimate, 5)
  FROM logit_terms((SELECT logit_model('over70 ~ sentralitet', NULL, 'over70, sentralitet', over70, sentralitet) FROM kommuner));
SELECT round(loglik, 6), round(aic, 5), nobs, separation FROM logit_glance(logit_fit('over70 ~ sentralitet', 'kommuner', NULL));
SELECT term, direction FROM logit_separation(logit_fit('over70 ~ tiltak', 'SELECT * FROM kommuner WHERE tiltak <> 1', NULL));
SELECT note FROM logit_notes(logit_fit('over70 ~ parti', 'SELECT over70, parti FROM kommuner WHERE parti <> ''Ål'' OR over70 = 1', NULL));
SELECT term, round(estimate, 4) FROM logit_firth(logit_fit('over70 ~ tiltak', 'kommuner', NULL));
SELECT round(logit_predict(logit_fit('over70 ~ sentralitet', 'kommuner', NULL), 'sentralitet', 'by'), 6);
SELECT typeof(logit_plugin());
-- Sentences
SELECT logit_fit('over70 ~ sentralit', 'kommuner', NULL);
SELECT logit_fit('over70 ~ ''bygd', 'kommuner', NULL);
SELECT logit_fit('over70 sentralitet', 'kommuner', NULL);
SELECT logit_fit('over70 ~ sentralitet', 'kommune', NULL);
SELECT logit_fit('parti ~ sentralitet', 'kommuner', NULL);
SELECT logit_fit('tiltak ~ sentralitet', 'kommuner', NULL);
SELECT logit_fit('over70 ~ log(parti)', 'kommuner', NULL);
SELECT logit_fit('over70 ~ factor(parti, ref = ''SV'')', 'kommuner', NULL);
SELECT logit_fit('over70 ~ tiltak', 'SELECT * FROM kommuner WHERE tiltak IS NULL', NULL);
SELECT logit_fit('over70 ~ tiltak', 'DELETE FROM kommuner', NULL);
SELECT logit_fit('over70 ~ tiltak', 'kommuner', '{"wieghts": "n"}');
SELECT logit_fit('over70 ~ tiltak', 'kommuner', '{"level": 95}');
SELECT logit_model('y ~ x', NULL, 'y, x', column1, column2) FROM (VALUES (0, 1), (1, 'abc'));
SELECT logit_model('y ~ x', NULL, 'y, x', column1, column2) FROM (VALUES (0, 1), (1, 9e999));
SELECT * FROM logit_terms('{}');
SELECT * FROM logit_terms(NULL);
SELECT * FROM logit_terms;
-- The host goes on
SELECT round(estimate, 4) FROM logit_terms(logit_fit('over70 ~ 1', 'kommuner', NULL));
