-- Frame contracts of a customer.
--
-- contract_lines, contract_plan   contracts that are not over: articles and quantities; a call-off plan
-- contract_expired                contracts that are over: nothing was ordered on them after their end
WITH contract AS (
    SELECT * FROM frame_contracts WHERE customer_id IN (SELECT unnest($customers))
),
after_end AS (
    SELECT o.contract_id, count(*) AS lines
    FROM order_lines o JOIN contract c ON c.id = o.contract_id AND o.ordered_on > c.valid_to
    WHERE o.customer_id IN (SELECT unnest($customers)) AND NOT coalesce(o.cancelled, false)
    GROUP BY o.contract_id
)
SELECT customer_id, 'contract_lines' AS check_id, 'frame_contracts' AS source, id AS key, valid_to::VARCHAR AS detail,
       id IN (SELECT contract_id FROM contract_lines) AS passed
FROM contract WHERE valid_to >= $today
UNION ALL
SELECT customer_id, 'contract_plan', 'frame_contracts', id, valid_to::VARCHAR, id IN (SELECT contract_id FROM call_off_plan)
FROM contract WHERE valid_to >= $today
UNION ALL
SELECT c.customer_id, 'contract_expired', 'frame_contracts', c.id, c.valid_to::VARCHAR, after_end.contract_id IS NULL
FROM contract c LEFT JOIN after_end ON after_end.contract_id = c.id
WHERE c.valid_to < $today
