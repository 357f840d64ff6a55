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
-- Read from  sql/derived: frozen_forecasts, which knows until when a forecast was the last one
WITH demand AS (
    SELECT o.customer_id, o.article_id, date_trunc('month', o.requested_on)::DATE AS month, sum(o.quantity) AS a,
           min(o.id) AS id
    FROM order_lines o JOIN scope USING (customer_id)
    WHERE o.requested_on BETWEEN $earliest_start AND $latest_end AND NOT coalesce(o.cancelled, false)
      AND o.article_id IS NOT NULL
    GROUP BY ALL
),
expected AS (
    SELECT f.customer_id, f.article_id, f.month, f.quantity AS f, f.id
    FROM frozen_forecasts f JOIN scope USING (customer_id)
    WHERE f.month BETWEEN $earliest_start AND $latest_end
      AND f.frozen_on <= f.month - $lag_days::INTEGER AND f.until > f.month - $lag_days::INTEGER
),
per_article AS (
    SELECT customer_id, article_id, month, coalesce(a, 0) AS a, coalesce(f, 0) AS f, e.id AS forecast_id,
           d.id AS line_id
    FROM demand d FULL JOIN expected e USING (customer_id, article_id, month)
),
per_customer AS (
    SELECT customer_id, month, sum(a) AS a, sum(f) AS f, sum(abs(a - f)) AS apart, count(*) AS articles,
           bool_or(forecast_id IS NOT NULL) AS judged, min(forecast_id) AS forecast_id, min(line_id) AS line_id
    FROM per_article SEMI JOIN months USING (month) GROUP BY ALL
),
late AS (  -- a month without any forecast in time cannot be judged
    SELECT DISTINCT f.customer_id, f.month
    FROM frozen_forecasts f SEMI JOIN (FROM per_customer WHERE NOT judged) c USING (customer_id, month)
),
level AS (
    SELECT 'customer_month' AS level, strftime(month, '%Y-%m') AS contributor, customer_id, month, a, f,
           abs(a - f) AS apart, forecast_id, line_id, 1 AS units
    FROM per_customer
    UNION ALL
    SELECT 'article_month', article_id, customer_id, month, a, f, abs(a - f), forecast_id, line_id, 1
    FROM per_article WHERE $by_row
    UNION ALL  -- articles added up, where nobody asks for their keys
    SELECT 'article_month', NULL, customer_id, month, a, f, apart, NULL, NULL, articles
    FROM per_customer WHERE NOT $by_row
),
figure(variant, level) AS (VALUES ('', $level), ('bias', $level), ('article_month', 'article_month'))
SELECT m.period, level.customer_id, variant,
       CASE WHEN level.forecast_id IS NULL THEN 'order_lines' ELSE 'forecasts' END AS source,
       coalesce(level.forecast_id, level.line_id) AS key,
       CASE variant WHEN 'bias' THEN level.f - level.a ELSE level.apart END AS numerator, level.a AS denominator,
       CASE WHEN c.judged THEN NULL WHEN late.month IS NULL THEN 'no_forecast' ELSE 'frozen_late' END AS excluded,
       contributor, NULL AS note, level.units, level.units AS figures
FROM level JOIN figure USING (level) JOIN months m USING (month)
JOIN per_customer c ON c.customer_id = level.customer_id AND c.month = level.month
LEFT JOIN late ON late.customer_id = level.customer_id AND late.month = level.month
UNION ALL
SELECT m.period, o.customer_id, '', 'order_lines', o.id, 0, 0,
       CASE WHEN o.requested_on IS NULL THEN 'no_requested_date' ELSE 'no_article' END, NULL, NULL, 1, 0
FROM order_lines o JOIN scope USING (customer_id)
JOIN months m ON m.month = date_trunc('month', coalesce(o.requested_on, o.ordered_on))
WHERE NOT coalesce(o.cancelled, false) AND (o.requested_on IS NULL OR o.article_id IS NULL)
