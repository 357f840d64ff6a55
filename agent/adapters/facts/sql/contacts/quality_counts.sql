-- How many rows each check looked at, and how many failed. One file of `quality/` takes the place of CHECKS.
SELECT customer_id, check_id, count(*) AS checked, count(*) FILTER (NOT passed) AS failed
FROM (CHECKS) AS checks
GROUP BY customer_id, check_id
