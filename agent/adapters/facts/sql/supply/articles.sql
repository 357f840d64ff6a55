-- One row an article of the scope: everything that a projection and a proposal are computed from.
-- Parameters: $customers (ids), $article (an id, or null for all), $today, $months (ahead), $sigma_months and
-- $sigma_least (closed months of imported forecasts against demand), $lead_least (received orders).
-- Months are numbered from the month of today (0). Nothing is rounded, nothing decided here.
-- Articles go by number (n) on the way: grouping a million rows by numbers takes half the time of grouping by texts.
WITH scope AS (
    SELECT unnest($customers::VARCHAR[]) AS customer_id
),
-- an article without a customer belongs to the customers of its contract lines
shared AS (
    SELECT l.article_id, min(c.customer_id) FILTER (c.customer_id IN (FROM scope)) AS customer_id,
           count(DISTINCT c.customer_id) AS accounts
    FROM contract_lines l
    JOIN frame_contracts c ON c.id = l.contract_id
    JOIN articles a ON a.id = l.article_id AND a.customer_id IS NULL
    WHERE $article IS NULL OR l.article_id = $article
    GROUP BY l.article_id
),
wanted AS MATERIALIZED (
    SELECT row_number() OVER ()::INT AS n, *
    FROM (
        SELECT id AS article_id, customer_id, 1 AS accounts
        FROM articles
        WHERE customer_id IN (FROM scope) AND ($article IS NULL OR id = $article)
        UNION ALL
        SELECT article_id, customer_id, accounts FROM shared WHERE customer_id IS NOT NULL
    )
),
-- the newest stock rows: several of one day are several warehouses
on_stock AS (
    SELECT n, arg_max(on_hand, day) AS on_hand, arg_max(reserved, day) AS reserved, arg_max(as_of, day) AS as_of
    FROM (
        SELECT n, as_of, coalesce(as_of, DATE '0001-01-01') AS day,
               sum(on_hand) AS on_hand, sum(coalesce(reserved, 0)) AS reserved
        FROM stock
        JOIN wanted USING (article_id)
        GROUP BY n, as_of
    )
    GROUP BY n
),
-- an order without a due day is expected a lead time after it was ordered, else a lead time from now
open_orders AS (
    SELECT n, list(due) AS due, list(open) AS quantities, sum(open) FILTER (undated) AS undated
    FROM (
        SELECT w.n,
               coalesce(p.due_on, coalesce(p.ordered_on, $today::DATE) + coalesce(a.lead_time_sea_days, 0)::INT) AS due,
               p.due_on IS NULL AS undated,
               CASE WHEN p.received_on IS NOT NULL AND p.received_quantity IS NULL THEN 0
                    ELSE p.quantity - coalesce(p.received_quantity, 0) END AS open
        FROM purchase_orders p
        JOIN wanted w ON w.article_id = p.article_id
        JOIN articles a ON a.id = p.article_id
    )
    WHERE open > 0
    GROUP BY n
),
lead_times AS (
    SELECT n, count(*) AS orders,
           CASE WHEN count(*) >= $lead_least THEN stddev_samp((received_on - ordered_on) / 7.0) END AS deviation
    FROM purchase_orders
    JOIN wanted USING (article_id)
    WHERE received_on >= ordered_on
    GROUP BY n
),
-- each forecast as it was frozen last, known today
frozen AS (
    SELECT n, forecasts.customer_id, month, arg_max(quantity, coalesce(frozen_on, DATE '0001-01-01')) AS quantity
    FROM forecasts
    JOIN wanted USING (article_id)
    WHERE month >= date_trunc('month', $today::DATE)
      AND month <= date_trunc('month', $today::DATE) + to_months($months::INT)
      AND (frozen_on IS NULL OR frozen_on <= $today)
    GROUP BY n, forecasts.customer_id, month
),
imported AS MATERIALIZED (
    SELECT n, month, sum(quantity) AS quantity FROM frozen GROUP BY n, month
),
-- the forecast run fills articles without an imported forecast: its weeks are cut at month ends, and a month known
-- in part counts as if it went on like that
computed AS MATERIALIZED (
    SELECT n, week, quantity, model
    FROM model_forecasts
    JOIN wanted USING (article_id)
    WHERE n NOT IN (SELECT n FROM imported)
),
modelled AS (
    SELECT n, month, sum(quantity * days / 7) / sum(days) * date_part('day', last_day(month)) AS quantity
    FROM (
        SELECT n, quantity, date_trunc('month', week)::DATE AS month, least(last_day(week) - week + 1, 7) AS days
        FROM computed
        UNION ALL
        SELECT n, quantity, date_trunc('month', week + 6)::DATE, (week + 6) - last_day(week)
        FROM computed
        WHERE week + 6 > last_day(week)
    )
    WHERE month >= date_trunc('month', $today::DATE)
      AND month <= date_trunc('month', $today::DATE) + to_months($months::INT)
    GROUP BY n, month
),
models AS (
    SELECT n, any_value(model) AS model FROM computed GROUP BY n
),
foreseen AS (
    SELECT n, list(date_diff('month', $today::DATE, month)) AS ahead, list(quantity) AS quantities
    FROM (SELECT n, month, quantity FROM imported UNION ALL SELECT n, month, quantity FROM modelled)
    GROUP BY n
),
planned AS (
    SELECT n, list(date_diff('month', $today::DATE, month)) AS ahead, list(quantity) AS quantities
    FROM (
        SELECT n, month, sum(quantity) AS quantity
        FROM call_off_plan
        JOIN wanted USING (article_id)
        WHERE month >= date_trunc('month', $today::DATE)
          AND month <= date_trunc('month', $today::DATE) + to_months($months::INT)
        GROUP BY n, month
    )
    GROUP BY n
),
-- forecast error of a month: what was forecast before it began, against what was asked for in it
past_forecast AS MATERIALIZED (
    SELECT n, month, sum(quantity) AS quantity
    FROM (
        SELECT n, forecasts.customer_id, month,
               arg_max(quantity, coalesce(frozen_on, DATE '0001-01-01')) AS quantity
        FROM forecasts
        JOIN wanted USING (article_id)
        WHERE month >= date_trunc('month', $today::DATE) - to_months($sigma_months::INT)
          AND month < date_trunc('month', $today::DATE)
          AND (frozen_on IS NULL OR frozen_on < month)
          AND article_id NOT IN (SELECT article_id FROM forecast_errors)
        GROUP BY n, forecasts.customer_id, month
    )
    GROUP BY n, month
),
past_demand AS (
    SELECT n, date_trunc('month', requested_on)::DATE AS month, sum(quantity) AS quantity
    FROM order_lines
    JOIN wanted USING (article_id)
    WHERE requested_on >= date_trunc('month', $today::DATE) - to_months($sigma_months::INT)
      AND requested_on < date_trunc('month', $today::DATE)
      AND cancelled IS NOT TRUE
    GROUP BY ALL
),
-- a month has 365.25 / 12 / 7 weeks; errors of weeks add up like variances
errors AS (
    SELECT f.n, 'forecast' AS source,
           CASE WHEN count(*) >= $sigma_least
                THEN sqrt(avg((f.quantity - coalesce(d.quantity, 0)) ** 2) / (365.25 / 12 / 7)) END AS sigma
    FROM past_forecast f
    LEFT JOIN past_demand d ON d.n = f.n AND d.month = f.month
    GROUP BY f.n
    UNION ALL
    SELECT n, 'model', rmse FROM forecast_errors JOIN wanted USING (article_id)
),
called_off AS (
    SELECT n, contract_id, sum(quantity) AS quantity
    FROM order_lines
    JOIN wanted USING (article_id)
    WHERE cancelled IS NOT TRUE AND contract_id IS NOT NULL AND coalesce(ordered_on, requested_on) <= $today
    GROUP BY n, contract_id
),
lines AS (
    SELECT n, l.contract_id, c.valid_to, sum(l.quantity) AS quantity
    FROM contract_lines l
    JOIN wanted USING (article_id)
    JOIN frame_contracts c ON c.id = l.contract_id
    GROUP BY n, l.contract_id, c.valid_to
),
-- what contracts still hold: ended ones hold nothing, overdrawn ones neither
frames AS (
    SELECT l.n, max(l.valid_to) AS until,
           coalesce(sum(greatest(l.quantity - coalesce(o.quantity, 0), 0)) FILTER (l.valid_to >= $today), 0) AS held
    FROM lines l
    LEFT JOIN called_off o ON o.n = l.n AND o.contract_id = l.contract_id
    GROUP BY l.n
)
SELECT a.id, a.name, w.customer_id, c.name AS account, c.class, w.accounts,
       a.moq, a.order_multiple, a.lead_time_sea_days, a.lead_time_air_days,
       a.unit_cost, a.ordering_cost, a.holding_rate, a.container_quantity, a.air_cost_per_unit,
       s.on_hand, s.reserved, s.as_of,
       p.due, p.quantities, p.undated,
       b.ahead, b.quantities, q.ahead, q.quantities, m.model,
       e.sigma, e.source, t.deviation, t.orders, f.held, f.until
FROM wanted w
JOIN articles a ON a.id = w.article_id
JOIN customers c ON c.id = w.customer_id
LEFT JOIN on_stock s ON s.n = w.n
LEFT JOIN open_orders p ON p.n = w.n
LEFT JOIN planned b ON b.n = w.n
LEFT JOIN foreseen q ON q.n = w.n
LEFT JOIN models m ON m.n = w.n
LEFT JOIN errors e ON e.n = w.n
LEFT JOIN lead_times t ON t.n = w.n
LEFT JOIN frames f ON f.n = w.n
ORDER BY a.id
