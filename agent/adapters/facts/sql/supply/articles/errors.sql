-- The error of the forecast in use for each article, in pieces a week. Where an imported forecast is in use: that of
-- closed months, what was forecast before a month began against what was asked for in it. Else, or where no closed
-- months tell: that of the forecast run.
-- A month has 365.25 / 12 / 7 weeks; errors of weeks add up like variances.
-- Parameters: $today, $sigma_months and $sigma_least (closed months looked at, and the fewest that tell something).
CREATE TEMP TABLE errors AS
WITH span AS (
    SELECT (date_trunc('month', $today::DATE) - to_months($sigma_months::INT))::DATE AS first,
           date_trunc('month', $today::DATE)::DATE AS end
),
-- an imported forecast is in use, or there is no forecast run to ask
judged AS (
    SELECT n, article_id FROM scope
    WHERE article_id NOT IN (SELECT article_id FROM forecast_errors)
       OR n IN (SELECT n FROM demand WHERE foreseen IS NOT NULL AND model IS NULL)
),
frozen AS (
    SELECT n, month, arg_max(quantity, coalesce(frozen_on, DATE '0001-01-01')) AS quantity
    FROM forecasts
    JOIN judged USING (article_id)
    WHERE month >= (SELECT first FROM span) AND month < (SELECT "end" FROM span)
      AND (frozen_on IS NULL OR frozen_on < month)
    GROUP BY n, forecasts.customer_id, month
),
missed AS (
    SELECT n, month, sum(quantity) AS pieces
    FROM (
        SELECT n, month, quantity, true AS foreseen FROM frozen
        UNION ALL
        SELECT n, date_trunc('month', requested_on)::DATE, -quantity, false
        FROM order_lines
        JOIN judged USING (article_id)
        WHERE requested_on >= (SELECT first FROM span) AND requested_on < (SELECT "end" FROM span)
          AND cancelled IS NOT TRUE
    )
    GROUP BY n, month
    HAVING bool_or(foreseen)
),
measured AS (
    SELECT n, CASE WHEN count(*) >= $sigma_least::INT THEN sqrt(avg(pieces ** 2) / (365.25 / 12 / 7)) END AS sigma
    FROM missed
    GROUP BY n
),
model AS (SELECT n, rmse FROM forecast_errors JOIN scope USING (article_id))
SELECT n, CASE WHEN measured.sigma IS NULL AND rmse IS NOT NULL THEN 'model' ELSE 'forecast' END AS source,
       coalesce(measured.sigma, rmse) AS sigma
FROM measured FULL JOIN model USING (n)
