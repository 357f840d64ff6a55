-- One row an article in a frame contract in force: what was agreed, called off until today, and not delivered of it.
-- Parameters: $customers (ids), $article (an id, or null for all), $today, $months (of the call-off plan, ahead).
WITH lines AS (
    SELECT min(l.id) AS id, l.contract_id, l.article_id, c.customer_id, sum(l.quantity) AS quantity,
           max(l.price) AS price, c.valid_from, c.valid_to
    FROM contract_lines l
    JOIN frame_contracts c ON c.id = l.contract_id
    WHERE c.customer_id IN (SELECT unnest($customers::VARCHAR[]))
      AND c.valid_from <= $today AND c.valid_to >= $today
      AND ($article IS NULL OR l.article_id = $article)
    GROUP BY l.contract_id, l.article_id, c.customer_id, c.valid_from, c.valid_to
),
ordered AS (
    SELECT id, contract_id, article_id, quantity
    FROM order_lines
    WHERE cancelled IS NOT TRUE AND coalesce(ordered_on, requested_on) <= $today
      AND contract_id IN (SELECT contract_id FROM lines)
),
delivered AS (
    SELECT order_line_id, sum(quantity) AS quantity
    FROM deliveries
    WHERE delivered_on <= $today AND order_line_id IN (SELECT id FROM ordered)
    GROUP BY order_line_id
),
called_off AS (
    SELECT o.contract_id, o.article_id, sum(o.quantity) AS quantity,
           sum(greatest(o.quantity - coalesce(d.quantity, 0), 0)) AS undelivered
    FROM ordered o
    LEFT JOIN delivered d ON d.order_line_id = o.id
    GROUP BY o.contract_id, o.article_id
),
months AS (
    SELECT contract_id, article_id, list(ahead) AS ahead, list(quantity) AS quantities
    FROM (
        SELECT contract_id, article_id, date_diff('month', $today::DATE, month) AS ahead, sum(quantity) AS quantity
        FROM call_off_plan
        WHERE month >= date_trunc('month', $today::DATE)
          AND month <= date_trunc('month', $today::DATE) + to_months($months::INT)
          AND contract_id IN (SELECT contract_id FROM lines)
        GROUP BY ALL
    )
    GROUP BY contract_id, article_id
)
SELECT l.id, l.contract_id, l.article_id, l.customer_id, l.quantity,
       coalesce(o.quantity, 0), coalesce(o.undelivered, 0), l.price, l.valid_from, l.valid_to,
       m.ahead, m.quantities
FROM lines l
LEFT JOIN called_off o ON o.contract_id = l.contract_id AND o.article_id = l.article_id
LEFT JOIN months m ON m.contract_id = l.contract_id AND m.article_id = l.article_id
ORDER BY l.contract_id, l.article_id
