-- The articles that may call for action. All others surely have enough: their inventory position is above demand and
-- safety stock, and what is on hand outlasts sea freight. Decided is in the domain (`agent.domain.reorder.need`); here
-- stands its formula with a margin, so that rounding leaves nobody out.
-- Parameters: $starts, $ends, $lengths (the months ahead, in days from today), $review (days), $classes and $z (of the
-- service levels), $share (of the weekly demand, for an unknown error), $overridden (ids that are wanted anyway).
CREATE TEMP TABLE wanted AS
WITH month AS (
    SELECT generate_subscripts($ends::INT[], 1) - 1 AS ahead, unnest($starts::INT[]) AS starts,
           unnest($ends::INT[]) AS ends, unnest($lengths::INT[]) AS length
),
class AS (
    SELECT unnest($classes::VARCHAR[]) AS class, unnest($z::DOUBLE[]) AS z
),
-- of lead time and review period; `by_sea`: at most, of the lead time alone
needed AS (
    SELECT n, sum(planned * share) AS planned, sum(foreseen * share) AS foreseen,
           sum(greatest(coalesce(planned, foreseen), 0) * lead_share) AS by_sea
    FROM (
        SELECT n, planned, foreseen,
               greatest(least(ends, ceil(lead) + $review::INT) - starts, 0) / length AS share,
               greatest(least(ends, ceil(lead)) - starts, 0) / length AS lead_share
        FROM demand
        JOIN month USING (ahead)
        JOIN scope USING (n)
        WHERE starts < (SELECT max(ceil(lead)) FROM scope) + $review::INT
    )
    GROUP BY n
),
known AS (
    SELECT w.n, s.on_hand, s.on_hand - s.reserved + coalesce(p.on_order, 0) AS position, d.by_sea,
           greatest(coalesce(d.planned, 0), coalesce(d.foreseen, 0)) AS demand,
           (w.lead + $review::INT) / 7 AS weeks, k.z, e.sigma, coalesce(p.lead_deviation, 0) AS lead_deviation
    FROM scope w
    JOIN customers c ON c.id = w.customer_id
    JOIN class k ON k.class = c.class
    JOIN in_stock s ON s.n = w.n
    LEFT JOIN purchases p ON p.n = w.n
    LEFT JOIN needed d ON d.n = w.n
    LEFT JOIN errors e ON e.n = w.n
    WHERE w.lead IS NOT NULL
),
reorder AS (
    SELECT *, demand + z * sqrt(weeks * coalesce(sigma, $share::DOUBLE * demand / weeks) ** 2
                                + (demand / weeks * lead_deviation) ** 2) AS point
    FROM known
    WHERE weeks > 0
),
enough AS (
    SELECT n
    FROM reorder
    WHERE isfinite(position) AND position > point + abs(point) * 1e-6 + 0.001
      AND on_hand >= coalesce(by_sea + 0.001, 0)
)
SELECT n, article_id, customer_id, accounts
FROM scope
WHERE n IN (SELECT n FROM in_stock) AND lead IS NOT NULL AND n NOT IN (FROM enough)
   OR article_id IN (SELECT unnest($overridden::VARCHAR[]))
