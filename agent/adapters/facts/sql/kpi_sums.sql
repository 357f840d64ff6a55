-- What the units add up to: a row per period, customer, variant, reason for leaving out, and note.
-- "figures" leaves out the units that only say that somebody looked (0 over 0).
SELECT
    period, customer_id, variant, excluded, note,
    sum(numerator) AS numerator,
    sum(denominator) AS denominator,
    sum(units)::BIGINT AS units,
    sum(figures)::BIGINT AS figures
FROM units
GROUP BY ALL
