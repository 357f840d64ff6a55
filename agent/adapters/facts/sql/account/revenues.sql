-- Revenue of some customers in months that begin from $starts to $ends.
SELECT customer_id, sum(revenue)
FROM revenue
WHERE list_contains($customers, customer_id) AND month BETWEEN $starts AND $ends
GROUP BY customer_id
