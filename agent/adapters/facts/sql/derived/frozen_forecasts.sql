-- Forecasts as they stood: for a customer, article and month `quantity` from the day `frozen_on` to the day before
-- `until`. What was frozen on one day (weeks, sites) adds up; without a day it counts as frozen before any other. A
-- forecast without a customer belongs to the one of the article. id: one of the rows behind it.
WITH frozen AS (
    SELECT coalesce(f.customer_id, a.customer_id) AS customer_id, f.article_id, f.month,
           coalesce(f.frozen_on, DATE '0001-01-01') AS frozen_on, sum(f.quantity) AS quantity, min(f.id) AS id
    FROM forecasts f LEFT JOIN articles a ON a.id = f.article_id
    GROUP BY ALL
)
SELECT customer_id, article_id, month, frozen_on,
       coalesce(lead(frozen_on) OVER course, DATE '9999-12-31') AS until, quantity, id
FROM frozen
WHERE customer_id IS NOT NULL
WINDOW course AS (PARTITION BY customer_id, article_id, month ORDER BY frozen_on)
