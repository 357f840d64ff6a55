-- Behind the monthly contacts: the activities with the customer's relevant people in the period.
SELECT p.period, a.customer_id, 'activities' AS source, a.id AS key
FROM activities a JOIN scope USING (customer_id) JOIN periods p ON a.date BETWEEN p.starts AND p.ends
JOIN contacts c ON c.id = a.contact_id AND c.customer_id = a.customer_id
WHERE c.relevant IS NOT FALSE
