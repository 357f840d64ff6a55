-- Replenishment data kept up (R067). Share of series articles with a complete, fresh row, from 0 to 1, as of today.
--
-- Unit       a series article of a customer of the `classes` (Key and A)
-- Passes     the stock row is not older than `max_age_days`, lead time (sea) and minimum order quantity are filled, and
--            safety stock can be computed: a forecast of the running month or later, or an order line requested in the
--            last `history_days`
-- Left out   other_class (a row per customer), only_today: stock is known as it is now, not as it was
-- Read from  sql/derived: customer_articles, with the newest stock, forecast and order of each article
WITH today AS (SELECT period FROM periods WHERE ends = $today),
customer AS (
    SELECT c.id, list_contains($classes, c."class") AS counts FROM customers c JOIN scope ON scope.customer_id = c.id
),
article AS (
    SELECT a.customer_id, a.id, a.lead_time_sea_days IS NOT NULL AND a.moq IS NOT NULL AS filled,
           coalesce(k.stocked_on >= $today::DATE - $max_age_days::INTEGER, false) AS fresh,
           coalesce(k.forecast_until >= date_trunc('month', $today::DATE), false)
           OR coalesce(k.requested_until >= $today::DATE - $history_days::INTEGER, false) AS known
    FROM articles a JOIN customer c ON c.id = a.customer_id
    JOIN customer_articles k ON k.customer_id = a.customer_id AND k.article_id = a.id
    WHERE a.series AND c.counts
)
SELECT today.period, customer_id, '' AS variant, 'articles' AS source, id AS key,
       (filled AND fresh AND known)::INTEGER::DOUBLE AS numerator, 1::DOUBLE AS denominator,
       NULL AS excluded, id AS contributor, NULL AS note
FROM today CROSS JOIN article
UNION ALL
SELECT p.period, c.id, '', 'customers', c.id, 0, 0,
       CASE WHEN c.counts THEN 'only_today' ELSE 'other_class' END, NULL, NULL
FROM customer c CROSS JOIN periods p
WHERE NOT c.counts OR p.ends < $today
