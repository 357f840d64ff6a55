-- The people of some customers. One row a person.
SELECT id, customer_id, name, email, role, buying_role, language, salutation, relevant
FROM contacts
WHERE customer_id IN (SELECT unnest($customers))
ORDER BY customer_id, lower(name), id
