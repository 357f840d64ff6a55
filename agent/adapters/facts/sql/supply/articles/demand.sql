-- Call-off plan and forecast of each article by month, numbered from the month of today (0).
-- Parameters: $today, $months (ahead).
CREATE TEMP TABLE demand AS
WITH span AS (
    SELECT date_trunc('month', $today::DATE)::DATE AS first,
           (date_trunc('month', $today::DATE) + to_months($months::INT))::DATE AS last
),
-- each forecast as it was frozen last, known today
imported AS MATERIALIZED (
    SELECT n, month, arg_max(quantity, coalesce(frozen_on, DATE '0001-01-01')) AS quantity
    FROM forecasts
    JOIN scope USING (article_id)
    WHERE month >= (SELECT first FROM span) AND month <= (SELECT last FROM span)
      AND (frozen_on IS NULL OR frozen_on <= $today::DATE)
    GROUP BY n, forecasts.customer_id, month
),
-- the forecast run fills articles without an imported forecast: its weeks are cut at month ends, and a month known
-- in part counts as if it went on like that
computed AS MATERIALIZED (
    SELECT n, week, quantity, model
    FROM model_forecasts
    JOIN scope USING (article_id)
    WHERE n NOT IN (SELECT n FROM imported)
),
cut AS (
    SELECT n, model, quantity, date_trunc('month', week)::DATE AS month, least(last_day(week) - week + 1, 7) AS days
    FROM computed
    UNION ALL
    SELECT n, model, quantity, date_trunc('month', week + 6)::DATE, (week + 6) - last_day(week)
    FROM computed
    WHERE week + 6 > last_day(week)
),
modelled AS (
    SELECT n, month, any_value(model) AS model,
           sum(quantity * days / 7) / sum(days) * date_part('day', last_day(month)) AS quantity
    FROM cut
    WHERE month >= (SELECT first FROM span) AND month <= (SELECT last FROM span)
    GROUP BY n, month
)
SELECT n, date_diff('month', $today::DATE, month)::INT AS ahead,
       sum(planned) AS planned, sum(foreseen) AS foreseen, any_value(model) AS model
FROM (
    SELECT n, month, quantity AS planned, NULL::DOUBLE AS foreseen, NULL::VARCHAR AS model
    FROM call_off_plan
    JOIN scope USING (article_id)
    LEFT JOIN frame_contracts ON frame_contracts.id = contract_id
    WHERE month >= (SELECT first FROM span) AND month <= (SELECT last FROM span)
      AND coalesce(month <= valid_to, true)  -- an ended contract plans nothing
    UNION ALL
    SELECT n, month, NULL, quantity, NULL FROM imported
    UNION ALL
    SELECT n, month, NULL, quantity, model FROM modelled
)
GROUP BY n, month
