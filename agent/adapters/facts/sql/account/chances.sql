-- Cross-selling chances of one customer, the latest first.
SELECT id, category, identified_on, coalesce(trim(evidence), ''), coalesce(trim(status), '')
FROM opportunities
WHERE customer_id = $customer AND identified_on <= $today
ORDER BY identified_on DESC, id
