-- Series articles of a customer, or in a contract of theirs that is not over: what a re-order proposal needs.
-- `series` null counts as a series article.
--
-- article_moq, article_lead_time, article_unit_cost: filled
-- stock_row           there is a stock row
-- stock_age           its latest row is at most $stock_days old (an empty day counts as old)
-- forecast_months     a forecast for each of the next $forecast_months months
WITH belongs AS (
    SELECT customer_id, id FROM articles WHERE customer_id IN (SELECT unnest($customers))
    UNION
    SELECT c.customer_id, l.article_id
    FROM frame_contracts c JOIN contract_lines l ON l.contract_id = c.id
    WHERE c.customer_id IN (SELECT unnest($customers)) AND c.valid_to >= $today
),
article AS (
    SELECT b.customer_id, a.* EXCLUDE (customer_id) FROM belongs b JOIN articles a USING (id) WHERE coalesce(a.series, true)
),
latest AS (
    SELECT article_id, max(as_of) AS as_of, arg_max(id, coalesce(as_of, DATE '0001-01-01')) AS id
    FROM stock WHERE article_id IN (SELECT id FROM article) GROUP BY article_id
),
planned AS (
    SELECT article_id, count(DISTINCT month) AS months FROM forecasts
    WHERE article_id IN (SELECT id FROM article)
      AND month BETWEEN (date_trunc('month', $today::DATE) + INTERVAL 1 MONTH)
                    AND (date_trunc('month', $today::DATE) + to_months($forecast_months))
    GROUP BY article_id
)
SELECT customer_id, unnest(['article_moq', 'article_lead_time', 'article_unit_cost']) AS check_id, 'articles' AS source,
       id AS key, name AS detail, unnest([moq IS NOT NULL, lead_time_sea_days IS NOT NULL, unit_cost IS NOT NULL]) AS passed
FROM article
UNION ALL
SELECT a.customer_id, 'stock_row', 'articles', a.id, a.name, latest.article_id IS NOT NULL
FROM article a LEFT JOIN latest ON latest.article_id = a.id
UNION ALL
SELECT a.customer_id, 'stock_age', 'stock', latest.id, a.id || ': ' || coalesce(latest.as_of::VARCHAR, '–'),
       coalesce(latest.as_of >= $today::DATE - $stock_days::INTEGER, false)
FROM article a JOIN latest ON latest.article_id = a.id
UNION ALL
SELECT a.customer_id, 'forecast_months', 'articles', a.id,
       coalesce(planned.months, 0)::VARCHAR || '/' || $forecast_months::VARCHAR, coalesce(planned.months, 0) = $forecast_months
FROM article a LEFT JOIN planned ON planned.article_id = a.id
