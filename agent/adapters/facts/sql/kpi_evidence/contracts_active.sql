-- Behind the active contracts: the order lines that keep a valid one active.
SELECT p.period, c.customer_id, 'order_lines' AS source, o.id AS key
FROM frame_contracts c JOIN scope USING (customer_id) JOIN periods p ON p.ends BETWEEN c.valid_from AND c.valid_to
JOIN order_lines o ON o.contract_id = c.id AND o.customer_id = c.customer_id
WHERE NOT coalesce(o.cancelled, false)
  AND coalesce(o.ordered_on, o.requested_on) BETWEEN p.ends - $window_days::INTEGER + 1 AND p.ends
