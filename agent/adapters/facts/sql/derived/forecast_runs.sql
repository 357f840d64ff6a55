-- For which months a customer's article has a forecast: runs of months without a gap, from `first_month` to `last_month`.
-- A forecast without a customer serves whoever takes the article.
WITH forecast AS (
    SELECT customer_id, article_id, month FROM forecasts WHERE customer_id IS NOT NULL
    UNION
    SELECT c.customer_id, f.article_id, f.month
    FROM forecasts f JOIN customer_articles c ON c.article_id = f.article_id
    WHERE f.customer_id IS NULL
),
numbered AS (  -- months of one run are as far apart as their numbers
    SELECT *, date_diff('month', DATE '2000-01-01', month)
              - row_number() OVER (PARTITION BY customer_id, article_id ORDER BY month) AS run
    FROM forecast
)
SELECT customer_id, article_id, min(month) AS first_month, max(month) AS last_month
FROM numbered
GROUP BY customer_id, article_id, run
