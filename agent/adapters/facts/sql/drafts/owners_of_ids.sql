-- The customers of these articles and frame contracts, by id in small letters; '' for an article that is nobody's own.
WITH meant AS (SELECT id, customer_id FROM articles WHERE list_contains($names, lower(id))),
in_contracts AS (
    SELECT l.article_id AS id, c.customer_id
    FROM contract_lines l JOIN frame_contracts c ON c.id = l.contract_id
    WHERE l.article_id IN (SELECT id FROM meant)
)
SELECT lower(id) AS name, customer_id AS owner FROM frame_contracts WHERE list_contains($names, lower(id))
UNION
SELECT lower(id), customer_id FROM meant WHERE customer_id IS NOT NULL
UNION
SELECT lower(id), customer_id FROM in_contracts
UNION
SELECT lower(id), '' FROM meant WHERE customer_id IS NULL AND id NOT IN (SELECT id FROM in_contracts)
