-- Behind the replenishment upkeep: the stock rows of the series articles.
SELECT p.period, a.customer_id, 'stock' AS source, unnest(a.stock_ids) AS key
FROM customer_articles a JOIN scope USING (customer_id) JOIN periods p ON p.ends = $today
WHERE a.series
