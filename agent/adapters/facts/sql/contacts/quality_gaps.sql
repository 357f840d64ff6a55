-- The rows that fail, at most $most for each customer and check. One file of `quality/` takes the
-- place of CHECKS.
SELECT customer_id, check_id, source, key, detail
FROM (CHECKS) AS checks
WHERE NOT passed
QUALIFY row_number() OVER (PARTITION BY customer_id, check_id ORDER BY key) <= $most
ORDER BY customer_id, check_id, key
