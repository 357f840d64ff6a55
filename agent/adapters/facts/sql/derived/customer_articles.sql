-- The articles of a customer: its own, and those in its frame contracts.
--
-- series            an own article in series
-- stock_ids         the stock rows; null without one. stocked_on: day of the newest
-- forecast_until    last month of any forecast of the article
-- requested_until   last day for which the article was ordered, not cancelled
WITH taken AS (
    SELECT customer_id, id AS article_id, coalesce(series, false) AS series
    FROM articles WHERE customer_id IS NOT NULL
    UNION ALL
    SELECT c.customer_id, l.article_id, false
    FROM contract_lines l JOIN frame_contracts c ON c.id = l.contract_id
),
stocked AS (SELECT article_id, list(id) AS ids, max(as_of) AS as_of FROM stock GROUP BY ALL),
forecast AS (SELECT article_id, max(month) AS until FROM forecasts GROUP BY ALL),
requested AS (
    SELECT article_id, max(requested_on) AS until FROM order_lines WHERE NOT coalesce(cancelled, false) GROUP BY ALL
)
SELECT t.customer_id, t.article_id, bool_or(t.series) AS series,
       any_value(s.ids) AS stock_ids, any_value(s.as_of) AS stocked_on,
       any_value(f.until) AS forecast_until, any_value(r.until) AS requested_until
FROM taken t
LEFT JOIN stocked s ON s.article_id = t.article_id
LEFT JOIN forecast f ON f.article_id = t.article_id
LEFT JOIN requested r ON r.article_id = t.article_id
GROUP BY t.customer_id, t.article_id
