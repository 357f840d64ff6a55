-- Frame contracts with their customer. They have no name.
SELECT f.id, NULL AS name, list(DISTINCT c.name ORDER BY c.name) AS accounts
FROM frame_contracts f LEFT JOIN customers c ON c.id = f.customer_id
GROUP BY f.id ORDER BY f.id
