-- What happened to articles lately, one row each: why one ran empty or will. Contracts, plans and orders are those
-- of the customers asked for. Parameters: $customers, $articles (ids), $today, $days (the window looked back).
WITH wanted AS (
    SELECT unnest($articles::VARCHAR[]) AS article_id
),
scope AS (
    SELECT unnest($customers::VARCHAR[]) AS customer_id
),
-- the closed months that begin inside the window
span AS (
    SELECT date_trunc('month', $today::DATE - $days::INT + 27)::DATE AS starts,
           date_trunc('month', $today::DATE)::DATE AS ends
),
late AS (
    SELECT article_id, sum(open) AS overdue, min(due_on) AS since
    FROM (
        SELECT article_id, due_on,
               CASE WHEN received_on IS NOT NULL AND received_quantity IS NULL THEN 0
                    ELSE quantity - coalesce(received_quantity, 0) END AS open
        FROM purchase_orders
        WHERE due_on < $today AND article_id IN (FROM wanted)
    )
    WHERE open > 0
    GROUP BY article_id
),
contracts AS (
    SELECT l.article_id, max(c.valid_to) AS until
    FROM contract_lines l
    JOIN frame_contracts c ON c.id = l.contract_id
    WHERE l.article_id IN (FROM wanted) AND c.customer_id IN (FROM scope)
    GROUP BY l.article_id
),
plan AS (
    SELECT p.article_id, p.month, sum(p.quantity) AS quantity
    FROM call_off_plan p
    JOIN frame_contracts c ON c.id = p.contract_id
    WHERE p.article_id IN (FROM wanted) AND c.customer_id IN (FROM scope)
    GROUP BY p.article_id, p.month
),
forecast AS (
    SELECT article_id, month, sum(quantity) AS quantity
    FROM (
        SELECT article_id, customer_id, month, arg_max(quantity, coalesce(frozen_on, DATE '0001-01-01')) AS quantity
        FROM forecasts
        WHERE article_id IN (FROM wanted) AND (customer_id IS NULL OR customer_id IN (FROM scope))
          AND (frozen_on IS NULL OR frozen_on <= least(month, $today::DATE))
        GROUP BY article_id, customer_id, month
    )
    GROUP BY article_id, month
),
expected AS (
    SELECT coalesce(p.article_id, f.article_id) AS article_id, coalesce(p.month, f.month) AS month,
           coalesce(p.quantity, f.quantity) AS quantity, p.month IS NOT NULL AS planned
    FROM plan p
    FULL JOIN forecast f ON f.article_id = p.article_id AND f.month = p.month
),
outlook AS (
    SELECT article_id,
           max(last_day(month)) FILTER (planned AND quantity > 0) AS plan_until,
           coalesce(bool_or(quantity > 0 AND month > $today), false) AS goes_on,
           sum(quantity) FILTER (month >= (SELECT starts FROM span) AND month < (SELECT ends FROM span)) AS expected
    FROM expected
    GROUP BY article_id
),
orders AS (
    SELECT article_id,
           max(coalesce(ordered_on, requested_on)) FILTER (coalesce(ordered_on, requested_on) <= $today) AS last,
           arg_max(requested_on, coalesce(ordered_on, requested_on))
               FILTER (coalesce(ordered_on, requested_on) <= $today) AS last_requested,
           sum(quantity) FILTER (requested_on >= (SELECT starts FROM span) AND requested_on < (SELECT ends FROM span))
               AS called_off
    FROM order_lines
    WHERE cancelled IS NOT TRUE AND article_id IN (FROM wanted) AND customer_id IN (FROM scope)
    GROUP BY article_id
)
SELECT w.article_id, coalesce(l.overdue, 0), l.since, c.until, u.plan_until, coalesce(u.goes_on, false),
       o.last, o.last_requested, coalesce(o.called_off, 0), u.expected
FROM wanted w
LEFT JOIN late l ON l.article_id = w.article_id
LEFT JOIN contracts c ON c.article_id = w.article_id
LEFT JOIN outlook u ON u.article_id = w.article_id
LEFT JOIN orders o ON o.article_id = w.article_id
