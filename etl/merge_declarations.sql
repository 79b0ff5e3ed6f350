INSERT INTO dimension (dimension, title_nb, title_nn, title_en)
SELECT dimension, title_nb, title_nn, title_en FROM temp.dimension_in WHERE true
ON CONFLICT (dimension) DO UPDATE SET title_nb = excluded.title_nb, title_nn = excluded.title_nn, title_en = excluded.title_en;

INSERT INTO category (dimension, category, title_nb, title_nn, title_en)
SELECT dimension, category, title_nb, title_nn, title_en FROM temp.category_in WHERE true
ON CONFLICT (dimension, category) DO UPDATE SET title_nb = excluded.title_nb, title_nn = excluded.title_nn, title_en = excluded.title_en;
