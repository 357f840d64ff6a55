-- Days on which goods were due at a customer (date first confirmed, else requested; not cancelled) or shipped to it.
SELECT customer_id, coalesce(confirmed_on, requested_on) AS day
FROM order_lines
WHERE NOT coalesce(cancelled, false) AND coalesce(confirmed_on, requested_on) IS NOT NULL
UNION
SELECT customer_id, shipped_on FROM shipments
