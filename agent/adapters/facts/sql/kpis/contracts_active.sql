-- Frame contracts valid and active (R068). Share of contracts, from 0 to 1, as of the last day of the period.
--
-- Unit       a frame contract that began and did not end more than `expired_days` before; it passes when it is valid on
--            the day and something was called off in the `window_days` up to it (order lines, not cancelled, by the day
--            ordered; the day requested stands in for a missing one)
-- Variant    remaining_quantity: pieces of the valid contracts that are not called off yet, article by article, never
--            below 0
-- Left out   not_started, expired
WITH contract AS (
    SELECT p.period, p.ends AS day, c.*, p.ends <= c.valid_to AS valid,
           CASE WHEN p.ends < c.valid_from THEN 'not_started'
                WHEN p.ends - c.valid_to > $expired_days::INTEGER THEN 'expired' END AS excluded
    FROM frame_contracts c JOIN scope USING (customer_id) CROSS JOIN periods p
),
valid AS (FROM contract WHERE excluded IS NULL AND valid),
called AS (
    SELECT v.period, v.id AS contract_id, o.article_id, sum(o.quantity) AS quantity,
           max(coalesce(o.ordered_on, o.requested_on)) AS last_on
    FROM order_lines o JOIN valid v ON v.id = o.contract_id AND v.customer_id = o.customer_id
    WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) <= v.day
    GROUP BY ALL
),
active AS (
    SELECT period, contract_id, max(last_on) AS last_on FROM called GROUP BY ALL
),
agreed AS (
    SELECT contract_id, article_id, sum(quantity) AS quantity, min(id) AS id
    FROM contract_lines WHERE contract_id IN (SELECT id FROM valid)
    GROUP BY ALL
)
SELECT c.period, c.customer_id, '' AS variant, 'frame_contracts' AS source, c.id AS key,
       (c.valid AND coalesce(c.day - active.last_on < $window_days::INTEGER, false))::INTEGER::DOUBLE AS numerator,
       1::DOUBLE AS denominator, c.excluded, c.id AS contributor, NULL AS note
FROM contract c LEFT JOIN active ON active.period = c.period AND active.contract_id = c.id
UNION ALL
SELECT v.period, v.customer_id, 'remaining_quantity', 'contract_lines', a.id,
       greatest(a.quantity - coalesce(called.quantity, 0), 0), 0, NULL, v.id, NULL
FROM valid v JOIN agreed a ON a.contract_id = v.id
LEFT JOIN called ON called.period = v.period AND called.contract_id = v.id AND called.article_id = a.article_id
