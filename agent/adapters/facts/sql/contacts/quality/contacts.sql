-- Contacts of a customer: is there one, and is each complete and known to us?
--
-- account_contact     customers with any data: at least one contact
-- contact_email, contact_role, contact_language, contact_salutation: filled, people not marked as irrelevant
-- contact_never       relevant people: any contact recorded; not checked where nobody records activities
WITH person AS (
    SELECT * FROM contacts
    WHERE customer_id IN (SELECT unnest($customers)) AND coalesce(relevant, true)
),
spoken AS (
    SELECT DISTINCT contact_id FROM activities
    WHERE customer_id IN (SELECT unnest($customers)) AND date <= $today AND contact_id IS NOT NULL
),
with_data AS (
    SELECT customer_id FROM contacts WHERE customer_id IN (SELECT unnest($customers))
    UNION SELECT customer_id FROM activities WHERE customer_id IN (SELECT unnest($customers))
    UNION SELECT customer_id FROM order_lines WHERE customer_id IN (SELECT unnest($customers))
    UNION SELECT customer_id FROM frame_contracts WHERE customer_id IN (SELECT unnest($customers))
    UNION SELECT customer_id FROM articles WHERE customer_id IN (SELECT unnest($customers))
    UNION SELECT customer_id FROM revenue WHERE customer_id IN (SELECT unnest($customers))
)
SELECT c.id AS customer_id, 'account_contact' AS check_id, 'customers' AS source, c.id AS key, '' AS detail,
       EXISTS (FROM contacts WHERE contacts.customer_id = c.id) AS passed
FROM customers c WHERE c.id IN (SELECT unnest($customers)) AND c.id IN (SELECT customer_id FROM with_data)
UNION ALL
SELECT customer_id, unnest(['contact_email', 'contact_role', 'contact_language', 'contact_salutation']), 'contacts', id, name,
       unnest([trim(coalesce(email, '')) <> '', trim(coalesce(role, '')) <> '', language IS NOT NULL,
               trim(coalesce(salutation, '')) <> ''])
FROM person
UNION ALL
SELECT customer_id, 'contact_never', 'contacts', id, name, id IN (SELECT contact_id FROM spoken)
FROM person WHERE EXISTS (FROM activities)
