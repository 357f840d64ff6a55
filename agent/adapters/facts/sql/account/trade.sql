-- Trade with one customer by article: months that begin from $starts to $ends, and the period before from $before on.
--
-- pieces   order lines by day of order (else the day requested), not cancelled, to the end of the last month
-- cost     purchase + freight + duty as booked; null where a row of positive revenue has no purchase cost
WITH booked AS (
    SELECT article_id, revenue, month >= $starts AS now, id,
           coalesce(purchase_cost, 0) + coalesce(freight_cost, 0) + coalesce(duty, 0) AS cost,
           purchase_cost IS NULL AND revenue > 0 AS unknown
    FROM revenue
    WHERE customer_id = $customer AND article_id IS NOT NULL AND month BETWEEN $before AND $ends
),
money AS (
    SELECT article_id, coalesce(sum(revenue) FILTER (now), 0) AS revenue,
           coalesce(sum(revenue) FILTER (NOT now), 0) AS revenue_before,
           CASE WHEN coalesce(bool_or(unknown) FILTER (now), true) THEN NULL ELSE sum(cost) FILTER (now) END AS cost,
           list(id ORDER BY id) FILTER (now) AS keys
    FROM booked GROUP BY article_id
),
ordered AS (
    SELECT article_id, quantity, price, coalesce(ordered_on, requested_on) >= $starts AS now,
           coalesce(nullif(trim(order_id), ''), id) AS order_id
    FROM order_lines
    WHERE customer_id = $customer AND article_id IS NOT NULL AND NOT coalesce(cancelled, false)
      AND coalesce(ordered_on, requested_on) BETWEEN $before AND $ends
),
pieces AS (
    SELECT article_id, coalesce(sum(quantity) FILTER (now), 0) AS pieces,
           coalesce(sum(quantity) FILTER (NOT now), 0) AS pieces_before,
           sum(quantity * price) FILTER (now AND price > 0) / nullif(sum(quantity) FILTER (now AND price > 0), 0) AS price,
           count(DISTINCT order_id) FILTER (now) AS orders
    FROM ordered GROUP BY article_id
)
SELECT coalesce(m.article_id, p.article_id) AS article, coalesce(a.name, ''), coalesce(p.pieces, 0),
       coalesce(p.pieces_before, 0), coalesce(m.revenue, 0), coalesce(m.revenue_before, 0), m.cost, p.price,
       coalesce(p.orders, 0), coalesce(m.keys, [])
FROM money m FULL JOIN pieces p ON p.article_id = m.article_id
LEFT JOIN articles a ON a.id = coalesce(m.article_id, p.article_id)
ORDER BY coalesce(m.revenue, 0) DESC, article
