-- The rows behind the call-off of some contracts: their lines, the order lines called off, the months of the plan.
SELECT l.contract_id, 'contract_lines' AS source, l.id AS key
FROM contract_lines l WHERE list_contains($contracts, l.contract_id)
UNION
SELECT contributor, source, key FROM evidence WHERE list_contains($contracts, contributor)
ORDER BY ALL
