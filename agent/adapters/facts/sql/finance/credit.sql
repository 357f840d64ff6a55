-- Credit of some customers. One row as imported.
SELECT id, customer_id, credit_limit, insured, exposure, as_of
FROM credit
WHERE customer_id IN (SELECT unnest($customers))
