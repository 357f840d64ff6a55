-- The articles behind the call-off of one contract: pieces due and called off, by the units of the KPI itself.
-- Where the contract has prices the units are EUR, so that the price gives the pieces back.
SELECT l.article_id, a.name,
       CASE WHEN l.unpriced THEN u.denominator ELSE u.denominator / nullif(l.price, 0) END AS due,
       CASE WHEN l.unpriced THEN u.numerator ELSE u.numerator / nullif(l.price, 0) END AS called_off,
       l.quantity, l.price, a.lead_time_sea_days, l.planned, u.key
FROM units u
JOIN contract_articles l ON l.id = u.key
JOIN articles a ON a.id = l.article_id
WHERE u.source = 'contract_lines' AND u.variant = '' AND u.excluded IS NULL AND u.contributor = $contract
ORDER BY ALL
