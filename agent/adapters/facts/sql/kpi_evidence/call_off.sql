-- Behind the call-off of a frame contract: the order lines called off, and the months of the plan that were due.
SELECT p.period, a.customer_id, 'order_lines' AS source, o.id AS key, a.contract_id AS contributor
FROM contract_articles a JOIN scope USING (customer_id)
JOIN periods p ON p.ends >= a.valid_from AND p.ends - a.valid_to <= $expired_days::INTEGER
JOIN order_lines o ON o.customer_id = a.customer_id AND o.contract_id = a.contract_id AND o.article_id = a.article_id
WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) <= p.ends
UNION ALL
SELECT p.period, m.customer_id, 'call_off_plan', unnest(m.ids), m.contract_id
FROM contract_plan m JOIN scope USING (customer_id) JOIN frame_contracts c ON c.id = m.contract_id
JOIN periods p ON p.ends BETWEEN c.valid_from AND c.valid_to AND m.month <= p.ends
