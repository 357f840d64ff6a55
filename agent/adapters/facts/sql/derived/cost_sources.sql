-- Where the cost of a customer may come from: `filled`, the column customer_cost of its revenue rows; `recorded`,
-- its shipments and complaints.
SELECT customer_id, bool_or(filled) AS filled, bool_or(recorded) AS recorded
FROM (
    SELECT customer_id, bool_or(customer_cost IS NOT NULL) AS filled, false AS recorded FROM revenue GROUP BY ALL
    UNION ALL
    SELECT DISTINCT customer_id, false, true FROM shipments
    UNION ALL
    SELECT DISTINCT customer_id, false, true FROM complaints
)
GROUP BY customer_id
