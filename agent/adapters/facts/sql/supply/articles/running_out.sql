-- The articles that ran empty or may run out within some days: what is on hand does not outlast the demand of these
-- days. What is still to come is left to the domain; the margin is for rounding.
-- Parameters: $starts, $ends, $lengths (the months ahead, in days from today), $days.
CREATE TEMP TABLE wanted AS
WITH month AS (
    SELECT generate_subscripts($ends::INT[], 1) - 1 AS ahead, unnest($starts::INT[]) AS starts,
           unnest($ends::INT[]) AS ends, unnest($lengths::INT[]) AS length
),
needed AS (
    SELECT n, sum(coalesce(planned, foreseen) * (least(ends, $days::INT) - starts) / length) AS quantity
    FROM demand
    JOIN month USING (ahead)
    WHERE starts < $days::INT
    GROUP BY n
)
SELECT w.n, w.article_id, w.customer_id, w.accounts
FROM scope w
JOIN in_stock s ON s.n = w.n
LEFT JOIN needed d ON d.n = w.n
WHERE s.on_hand <= 0 OR s.on_hand < d.quantity + 0.001
