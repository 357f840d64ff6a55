-- Demand of each article by week (its Monday), from $first up to but without $end.
SELECT article_id, date_trunc('week', requested_on)::DATE AS week, sum(quantity) AS quantity
FROM order_lines
WHERE requested_on >= $first AND requested_on < $end AND cancelled IS NOT TRUE AND article_id IS NOT NULL
GROUP BY ALL
ORDER BY article_id
