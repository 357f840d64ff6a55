-- The call-off of every frame contract that counts: what its units add up to.
SELECT customer_id, contributor, sum(numerator), sum(denominator), sum(units)::BIGINT, bool_or(note IS NOT NULL)
FROM units
WHERE variant = '' AND excluded IS NULL AND contributor IS NOT NULL
GROUP BY ALL
ORDER BY ALL
