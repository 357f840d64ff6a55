-- Behind the forecast deviation: the order lines of the closed months, and the last forecasts frozen in time.
WITH forecast AS (  -- one without a customer belongs to the one of the article
    SELECT f.customer_id, f.article_id, f.month, f.frozen_on, f.id
    FROM forecasts f JOIN scope USING (customer_id)
    WHERE f.month BETWEEN $earliest_start AND $latest_end
    UNION ALL
    SELECT a.customer_id, f.article_id, f.month, f.frozen_on, f.id
    FROM forecasts f JOIN articles a ON a.id = f.article_id JOIN scope ON scope.customer_id = a.customer_id
    WHERE f.month BETWEEN $earliest_start AND $latest_end AND f.customer_id IS NULL
),
frozen AS (
    SELECT customer_id, article_id, month, id, coalesce(frozen_on, DATE '0001-01-01') AS frozen
    FROM forecast WHERE frozen <= month - $lag_days::INTEGER
    QUALIFY frozen = max(frozen) OVER (PARTITION BY customer_id, article_id, month)
)
SELECT m.period, f.customer_id, 'forecasts' AS source, f.id AS key
FROM frozen f JOIN months m USING (month)
UNION ALL
SELECT m.period, o.customer_id, 'order_lines', o.id
FROM order_lines o JOIN scope USING (customer_id) JOIN months m ON m.month = date_trunc('month', o.requested_on)
WHERE o.requested_on BETWEEN $earliest_start AND $latest_end AND NOT coalesce(o.cancelled, false)
  AND o.article_id IS NOT NULL
