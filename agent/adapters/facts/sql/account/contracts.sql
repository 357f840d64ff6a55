-- Frame contracts of one customer that are in force, to come, or ended in the last 90 days.
WITH called AS (
    SELECT contract_id, sum(quantity) AS quantity
    FROM order_lines
    WHERE customer_id = $customer AND NOT coalesce(cancelled, false) AND coalesce(ordered_on, requested_on) <= $today
    GROUP BY contract_id
),
line AS (
    SELECT contract_id, count(DISTINCT article_id) AS articles, sum(quantity) AS quantity
    FROM contract_lines GROUP BY contract_id
)
SELECT c.id, c.valid_from, c.valid_to, c.notice_date,
       coalesce(line.articles, 0), coalesce(line.quantity, 0), coalesce(called.quantity, 0)
FROM frame_contracts c
LEFT JOIN line ON line.contract_id = c.id
LEFT JOIN called ON called.contract_id = c.id
WHERE c.customer_id = $customer AND c.valid_to >= $today::DATE - 90
ORDER BY c.valid_to, c.id
