-- Forecast deviation (R056). WAPE = sum |A - F| / sum A, a ratio from 0; 0 is a perfect forecast.
--
-- Unit       a month of the period that is over, at the level of the parameter `level`: customer_month (all articles of
--            the customer added up first) or article_month
-- A          demand: order lines, not cancelled, by the month requested
-- F          the last forecast frozen `lag_days` or more before the first of the month; one without a freezing day
--            counts as frozen in time, before any other. Rows frozen on the same day (weeks, sites) add up.
-- Variants   bias: sum (F - A) / sum A, so positive is too high a forecast; article_month: WAPE per article and month
-- Zero       A = 0 and F = 0 is 0; A = 0 below a forecast gives no ratio (the catalogue's over_nothing)
-- Left out   no_forecast (a month of demand without any forecast), frozen_late (only forecasts frozen later);
--            order lines of a month without no_requested_date or no_article
WITH closed AS (
    SELECT DISTINCT p.period, m::DATE AS month
    FROM periods p CROSS JOIN clock,
         unnest(generate_series(date_trunc('month', p.starts), p.ends, INTERVAL 1 MONTH)) s(m)
    WHERE m >= p.starts AND last_day(m) <= p.ends AND last_day(m) < clock.today
),
month AS (SELECT DISTINCT month FROM closed),
demand AS (
    SELECT o.customer_id, o.article_id, date_trunc('month', o.requested_on)::DATE AS month, sum(o.quantity) AS a,
           min(o.id) AS id
    FROM order_lines o JOIN scope USING (customer_id)
    WHERE NOT coalesce(o.cancelled, false) AND o.article_id IS NOT NULL
      AND o.requested_on BETWEEN (SELECT min(month) FROM month) AND (SELECT max(last_day(month)) FROM month)
    GROUP BY ALL
),
frozen AS (
    SELECT f.customer_id, f.article_id, f.month, f.quantity, f.id, coalesce(f.frozen_on, DATE '0001-01-01') AS frozen_on
    FROM forecasts f JOIN scope USING (customer_id) JOIN month USING (month)
    UNION ALL  -- a forecast without a customer belongs to the one of the article
    SELECT article.customer_id, f.article_id, f.month, f.quantity, f.id, coalesce(f.frozen_on, DATE '0001-01-01')
    FROM forecasts f JOIN month USING (month) JOIN articles article ON article.id = f.article_id
    JOIN scope ON scope.customer_id = article.customer_id
    WHERE f.customer_id IS NULL
),
in_time AS (  -- what was frozen on one day adds up
    SELECT customer_id, article_id, month, frozen_on, sum(quantity) AS quantity, min(id) AS id
    FROM frozen WHERE frozen_on <= month - $lag_days::INTEGER GROUP BY ALL
),
expected AS (
    SELECT customer_id, article_id, month, arg_max(quantity, frozen_on) AS f, arg_max(id, frozen_on) AS id
    FROM in_time GROUP BY ALL
),
per_article AS (
    SELECT customer_id, article_id, month, coalesce(a, 0) AS a, coalesce(f, 0) AS f, e.id AS forecast_id,
           d.id AS line_id
    FROM demand d FULL JOIN expected e USING (customer_id, article_id, month)
),
per_customer AS (
    SELECT customer_id, month, sum(a) AS a, sum(f) AS f, min(forecast_id) AS forecast_id, min(line_id) AS line_id
    FROM per_article GROUP BY ALL
),
reason AS (  -- a month without any forecast in time cannot be judged
    SELECT c.customer_id, c.month, CASE WHEN late.month IS NULL THEN 'no_forecast' ELSE 'frozen_late' END AS excluded
    FROM per_customer c LEFT JOIN (SELECT DISTINCT customer_id, month FROM frozen) late USING (customer_id, month)
    WHERE c.forecast_id IS NULL
),
level AS (
    SELECT 'customer_month' AS level, strftime(month, '%Y-%m') AS contributor, * FROM per_customer
    UNION ALL BY NAME
    SELECT 'article_month' AS level, article_id AS contributor, * EXCLUDE (article_id) FROM per_article
),
figure(variant, level) AS (VALUES ('', $level), ('bias', $level), ('article_month', 'article_month'))
SELECT closed.period, customer_id, variant,
       CASE WHEN forecast_id IS NULL THEN 'order_lines' ELSE 'forecasts' END AS source,
       coalesce(forecast_id, line_id) AS key, CASE variant WHEN 'bias' THEN f - a ELSE abs(a - f) END AS numerator,
       a AS denominator, excluded, contributor, NULL AS note
FROM level JOIN figure USING (level) JOIN closed USING (month) LEFT JOIN reason USING (customer_id, month)
UNION ALL
SELECT closed.period, o.customer_id, '', 'order_lines', o.id, 0, 0,
       CASE WHEN o.requested_on IS NULL THEN 'no_requested_date' ELSE 'no_article' END, NULL, NULL
FROM order_lines o JOIN scope USING (customer_id)
JOIN closed ON closed.month = date_trunc('month', coalesce(o.requested_on, o.ordered_on))
WHERE NOT coalesce(o.cancelled, false) AND (o.requested_on IS NULL OR o.article_id IS NULL)
