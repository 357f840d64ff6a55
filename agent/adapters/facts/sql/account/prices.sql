-- Prices of some articles for one customer: contract lines from their first day, order lines as the mean of a year.
SELECT l.article_id, c.valid_from AS day, l.price, true AS is_contract, [l.id] AS keys
FROM contract_lines l JOIN frame_contracts c ON c.id = l.contract_id
WHERE c.customer_id = $customer AND l.price > 0 AND list_contains($articles, l.article_id) AND c.valid_from <= $today
UNION ALL
SELECT article_id, date_trunc('year', coalesce(ordered_on, requested_on))::DATE AS day,
       sum(quantity * price) / sum(quantity), false, list(id ORDER BY id)
FROM order_lines
WHERE customer_id = $customer AND price > 0 AND quantity > 0 AND NOT coalesce(cancelled, false)
  AND list_contains($articles, article_id) AND coalesce(ordered_on, requested_on) <= $today
GROUP BY ALL
ORDER BY 1, 2, 4
