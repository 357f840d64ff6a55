-- As kpi_sums, with the keys of the rows behind the main figure by their table.
SELECT
    period, customer_id, variant, excluded, note,
    sum(numerator) AS numerator,
    sum(denominator) AS denominator,
    sum(units)::BIGINT AS units,
    sum(figures)::BIGINT AS figures,
    source,
    list(key) FILTER (variant = '' AND excluded IS NULL) AS keys
FROM units
GROUP BY ALL
