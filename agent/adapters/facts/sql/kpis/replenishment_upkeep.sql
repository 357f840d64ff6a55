-- Replenishment data kept up (R067). Share of series articles with a complete, fresh row, from 0 to 1, as of today.
--
-- Unit       a series article of a customer of the `classes` (Key and A)
-- Passes     the stock row is not older than `max_age_days`, lead time (sea) and minimum order quantity are filled, and
--            safety stock can be computed: a forecast of the running month or later, or an order line requested in the
--            last `history_days`
-- Left out   other_class (a row per customer), only_today: stock is known as it is now, not as it was
WITH today AS (
    SELECT p.period, p.ends AS day, date_trunc('month', p.ends)::DATE AS this_month
    FROM periods p JOIN clock ON p.ends = clock.today
),
customer AS (
    SELECT c.id, list_contains($classes, c."class") AS counts FROM customers c JOIN scope ON scope.customer_id = c.id
),
article AS (
    SELECT a.customer_id, a.id, a.lead_time_sea_days IS NOT NULL AND a.moq IS NOT NULL AS filled
    FROM articles a JOIN customer c ON c.id = a.customer_id WHERE a.series AND c.counts
),
fresh AS (
    SELECT DISTINCT s.article_id
    FROM stock s SEMI JOIN article ON article.id = s.article_id
    JOIN today ON s.as_of >= today.day - $max_age_days::INTEGER
),
history AS (
    SELECT f.article_id FROM forecasts f JOIN scope USING (customer_id) JOIN today ON f.month >= today.this_month
    UNION
    SELECT f.article_id
    FROM forecasts f SEMI JOIN article ON article.id = f.article_id JOIN today ON f.month >= today.this_month
    WHERE f.customer_id IS NULL
    UNION
    SELECT o.article_id
    FROM order_lines o JOIN scope USING (customer_id) JOIN today ON o.requested_on >= today.day - $history_days::INTEGER
    WHERE NOT coalesce(o.cancelled, false)
)
SELECT today.period, a.customer_id, '' AS variant, 'articles' AS source, a.id AS key,
       (a.filled AND fresh.article_id IS NOT NULL AND history.article_id IS NOT NULL)::INTEGER::DOUBLE AS numerator,
       1::DOUBLE AS denominator, NULL AS excluded, a.id AS contributor, NULL AS note
FROM today CROSS JOIN article a
LEFT JOIN fresh ON fresh.article_id = a.id
LEFT JOIN history ON history.article_id = a.id
UNION ALL
SELECT p.period, c.id, '', 'customers', c.id, 0, 0,
       CASE WHEN c.counts THEN 'only_today' ELSE 'other_class' END, NULL, NULL
FROM customer c CROSS JOIN periods p CROSS JOIN clock
WHERE NOT c.counts OR p.ends < clock.today
