-- Articles with the customers they are for: the own one, and those in whose frame contracts they stand.
WITH taken AS (
    SELECT id AS article_id, customer_id FROM articles
    UNION
    SELECT l.article_id, f.customer_id FROM contract_lines l JOIN frame_contracts f ON f.id = l.contract_id
)
SELECT a.id, a.name, list(DISTINCT c.name ORDER BY c.name) AS accounts
FROM articles a
LEFT JOIN taken t ON t.article_id = a.id
LEFT JOIN customers c ON c.id = t.customer_id
GROUP BY a.id, a.name ORDER BY a.id
