-- Contacts with the customer they belong to; two of one name at one customer are one.
SELECT k.name, c.name AS account, any_value(k.salutation) AS salutation
FROM contacts k JOIN customers c ON c.id = k.customer_id
WHERE k.name IS NOT NULL
GROUP BY ALL ORDER BY ALL
