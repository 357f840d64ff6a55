-- Whom to look at: the counted units of the main figure by contributor.
SELECT
    contributor,
    sum(numerator) AS numerator,
    sum(denominator) AS denominator,
    sum(units)::BIGINT AS units
FROM units
WHERE variant = '' AND excluded IS NULL AND contributor IS NOT NULL
GROUP BY contributor
