-- What the frame contracts of each article still hold: ended ones hold nothing, overdrawn ones neither.
-- Parameters: $today.
CREATE TEMP TABLE frames AS
WITH called_off AS (
    SELECT n, contract_id, sum(quantity) AS quantity
    FROM order_lines
    JOIN wanted USING (article_id)
    WHERE cancelled IS NOT TRUE AND contract_id IS NOT NULL AND coalesce(ordered_on, requested_on) <= $today::DATE
    GROUP BY n, contract_id
),
lines AS (
    SELECT n, l.contract_id, c.valid_to, sum(l.quantity) AS quantity
    FROM contract_lines l
    JOIN wanted USING (article_id)
    JOIN frame_contracts c ON c.id = l.contract_id
    GROUP BY n, l.contract_id, c.valid_to
)
SELECT l.n, max(l.valid_to) AS until,
       coalesce(sum(greatest(l.quantity - coalesce(o.quantity, 0), 0)) FILTER (l.valid_to >= $today::DATE), 0) AS held
FROM lines l
LEFT JOIN called_off o ON o.n = l.n AND o.contract_id = l.contract_id
GROUP BY l.n
