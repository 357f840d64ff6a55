-- The last day of contact up to $until: one row a customer (contact null) and one a person.
SELECT customer_id, CASE WHEN grouping(contact_id) = 0 THEN contact_id END AS contact, max(date) AS last
FROM activities
WHERE customer_id IN (SELECT unnest($customers)) AND date <= $until
GROUP BY GROUPING SETS ((customer_id), (customer_id, contact_id))
HAVING grouping(contact_id) = 1 OR contact_id IS NOT NULL
