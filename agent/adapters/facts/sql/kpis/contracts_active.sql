-- Frame contracts valid and active (R068). Share of contracts, from 0 to 1, as of the last day of the period.
--
-- Unit       a frame contract that began and did not end more than `expired_days` before; it passes when it is valid on
--            the day and something was called off in the `window_days` up to it (order lines, not cancelled, by the day
--            ordered; the day requested stands in for a missing one)
-- Variant    remaining_quantity: pieces of the valid contracts that are not called off yet, article by article, never
--            below 0
-- Left out   not_started, expired
-- Read from  sql/derived: contract_articles and called_off, the history added up once
WITH contract AS (
    SELECT p.period, p.ends AS day, c.id, c.customer_id, p.ends <= c.valid_to AS valid,
           CASE WHEN p.ends < c.valid_from THEN 'not_started'
                WHEN p.ends - c.valid_to > $expired_days::INTEGER THEN 'expired' END AS excluded
    FROM frame_contracts c JOIN scope USING (customer_id) CROSS JOIN periods p
),
called AS (  -- as of the day, with the day of the last call-off
    SELECT p.period, o.contract_id, o.article_id, o.quantity, o.since AS last_on
    FROM called_off o JOIN scope USING (customer_id) JOIN periods p ON p.ends >= o.since AND p.ends < o.until
    WHERE o.since <= $latest_end AND o.until > $earliest_end
),
active AS (
    SELECT period, contract_id, max(last_on) AS last_on FROM called GROUP BY ALL
)
SELECT c.period, c.customer_id, '' AS variant, 'frame_contracts' AS source, c.id AS key,
       (c.valid AND coalesce(c.day - active.last_on < $window_days::INTEGER, false))::INTEGER::DOUBLE AS numerator,
       1::DOUBLE AS denominator, c.excluded, c.id AS contributor, NULL AS note
FROM contract c LEFT JOIN active ON active.period = c.period AND active.contract_id = c.id
UNION ALL
SELECT p.period, a.customer_id, 'remaining_quantity', 'contract_lines', a.id,
       greatest(a.quantity - coalesce(called.quantity, 0), 0), 0, NULL, a.contract_id, NULL
FROM contract_articles a JOIN scope USING (customer_id) JOIN periods p ON p.ends BETWEEN a.valid_from AND a.valid_to
LEFT JOIN called
  ON called.period = p.period AND called.contract_id = a.contract_id AND called.article_id = a.article_id
