-- A frame contract month by month, from its first to its last: pieces planned and called off in the month.
-- Planned: the call-off plan of the month; for an article without a plan its contract quantity, day by day.
-- Called off: order lines of the contract by the day of order (else the day requested), not cancelled, up to today.
WITH contract AS (
    SELECT c.id, c.customer_id, c.valid_from, c.valid_to
    FROM frame_contracts c WHERE c.id = $contract AND list_contains($customers, c.customer_id)
),
month AS (
    SELECT c.id AS contract_id, unnest(generate_series(date_trunc('month', c.valid_from)::TIMESTAMP,
                                                       c.valid_to::TIMESTAMP, INTERVAL 1 MONTH))::DATE AS month
    FROM contract c
),
line AS (
    SELECT l.article_id, sum(l.quantity) AS quantity
    FROM contract_lines l JOIN contract c ON c.id = l.contract_id GROUP BY ALL
),
plan AS (
    SELECT p.month, p.article_id, sum(p.quantity) AS quantity
    FROM call_off_plan p JOIN contract c ON c.id = p.contract_id GROUP BY ALL
),
unplanned AS (SELECT coalesce(sum(quantity), 0) AS quantity FROM line ANTI JOIN plan USING (article_id)),
planned AS (SELECT month, sum(quantity) AS quantity FROM plan GROUP BY ALL),
called AS (
    SELECT date_trunc('month', coalesce(o.ordered_on, o.requested_on))::DATE AS month, sum(o.quantity) AS quantity
    FROM order_lines o JOIN contract c ON c.id = o.contract_id AND c.customer_id = o.customer_id
    WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) <= $today
    GROUP BY ALL
)
SELECT m.month,
       coalesce(planned.quantity, 0)
           + unplanned.quantity
             * (least(last_day(m.month), c.valid_to) - greatest(m.month, c.valid_from) + 1)
             / (c.valid_to - c.valid_from + 1) AS planned,
       coalesce(called.quantity, 0) AS called_off,
       (SELECT sum(quantity) FROM line) AS contract_quantity
FROM month m
JOIN contract c ON c.id = m.contract_id
CROSS JOIN unplanned
LEFT JOIN planned ON planned.month = m.month
LEFT JOIN called ON called.month = m.month
ORDER BY m.month
