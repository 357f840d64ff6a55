-- The next meeting with one customer.
SELECT id, starts_at, coalesce(trim(goal), '')
FROM meetings
WHERE customer_id = $customer AND starts_at >= $now
ORDER BY starts_at, id
LIMIT 1
