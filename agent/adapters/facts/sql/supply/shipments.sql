-- Shipments of each customer in the last $days days: emergency air freight and all; unknown modes are left out.
-- Parameters: $customers (ids), $days, $today.
SELECT customer_id, count(*) FILTER (emergency IS TRUE) AS emergency, count(*) AS shipments
FROM shipments
WHERE customer_id IN (SELECT unnest($customers::VARCHAR[]))
  AND shipped_on > $today::DATE - $days::INT AND shipped_on <= $today
  AND coalesce(trim(mode), '') NOT IN ('', 'unknown')
GROUP BY customer_id
