-- The customers that have these addresses, in small letters, among their contacts.
SELECT DISTINCT lower(trim(email)) AS name, customer_id AS owner
FROM contacts
WHERE list_contains($names, lower(trim(email)))
