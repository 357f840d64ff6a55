-- The figures of the KPIs as one would write them by hand, for one period: customer_id, variant, numerator, denominator, n.
-- They know no reasons, notes, contributors or row keys; the bench compares their time and their figures with ours.

-- kpi: otif
WITH line AS (
    SELECT id, customer_id, coalesce(order_id, id) AS order_id, quantity, coalesce(confirmed_on, requested_on) AS c, requested_on AS r
    FROM order_lines WHERE customer_id IN (SELECT unnest($customers)) AND NOT coalesce(cancelled, false) AND quantity > 0
),
wanted AS (
    SELECT * FROM line WHERE (customer_id, order_id) IN (
        SELECT (customer_id, order_id) FROM line WHERE c BETWEEN $starts AND $ends OR r BETWEEN $starts AND $ends)
),
judged AS (
    SELECT w.customer_id, w.order_id, w.id, w.c, w.r,
           coalesce(sum(d.quantity) FILTER (d.delivered_on <= w.c), 0) + 1e-6 >= w.quantity AS pc,
           coalesce(sum(d.quantity) FILTER (d.delivered_on <= w.r), 0) + 1e-6 >= w.quantity AS pr
    FROM wanted w LEFT JOIN deliveries d ON d.order_line_id = w.id
    GROUP BY w.customer_id, w.order_id, w.id, w.c, w.r, w.quantity
),
ordered AS (
    SELECT customer_id, order_id, max(c) AS c, max(r) AS r, bool_and(pc) AS pc, bool_and(pr) AS pr FROM judged GROUP BY ALL
)
SELECT customer_id, '', count(*) FILTER (pc), count(*), count(*) FROM judged WHERE c BETWEEN $starts AND $ends AND c < $today GROUP BY ALL
UNION ALL
SELECT customer_id, 'requested', count(*) FILTER (pr), count(*), count(*) FROM judged WHERE r BETWEEN $starts AND $ends AND r < $today GROUP BY ALL
UNION ALL
SELECT customer_id, 'order_confirmed', count(*) FILTER (pc), count(*), count(*) FROM ordered WHERE c BETWEEN $starts AND $ends AND c < $today GROUP BY ALL
UNION ALL
SELECT customer_id, 'order_requested', count(*) FILTER (pr), count(*), count(*) FROM ordered WHERE r BETWEEN $starts AND $ends AND r < $today GROUP BY ALL

-- kpi: supply_interruptions
SELECT customer_id, '', count(*), 0, count(*) FROM interruptions
WHERE customer_id IN (SELECT unnest($customers)) AND date BETWEEN $starts AND $ends AND NOT coalesce(planned, false) GROUP BY ALL

-- kpi: emergency_air_freight
WITH s AS (
    SELECT customer_id, weight, freight_cost, emergency AND mode = 'air' AS flown FROM shipments
    WHERE customer_id IN (SELECT unnest($customers)) AND shipped_on BETWEEN $starts AND $ends AND mode <> 'unknown'
)
SELECT customer_id, '', count(*) FILTER (flown), count(*), count(*) FROM s GROUP BY ALL
UNION ALL SELECT customer_id, 'count', count(*) FILTER (flown), count(*), count(*) FROM s GROUP BY ALL
UNION ALL SELECT customer_id, 'weight', sum(weight) FILTER (flown), sum(weight), count(weight) FROM s GROUP BY ALL
UNION ALL SELECT customer_id, 'freight_cost', sum(freight_cost) FILTER (flown), sum(freight_cost), count(freight_cost) FROM s GROUP BY ALL

-- kpi: call_off
WITH contract AS (
    SELECT * FROM frame_contracts
    WHERE customer_id IN (SELECT unnest($customers)) AND valid_from <= $ends AND valid_to >= $ends::DATE - 365
),
called AS (
    SELECT o.contract_id, o.article_id, sum(o.quantity) AS quantity
    FROM order_lines o JOIN contract c ON c.id = o.contract_id AND c.customer_id = o.customer_id
    WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) <= $ends GROUP BY ALL
),
planned AS (
    SELECT m.contract_id, m.article_id,
           sum(m.quantity * least(1, greatest(0, ($ends::DATE - m.month + 1) / day(last_day(m.month))))) AS quantity
    FROM call_off_plan m JOIN contract c ON c.id = m.contract_id WHERE $ends <= c.valid_to GROUP BY ALL
),
line AS (
    SELECT l.contract_id, l.article_id, c.customer_id, c.valid_from, c.valid_to, sum(l.quantity) AS quantity,
           coalesce(sum(l.quantity * l.price) / nullif(sum(l.quantity), 0), avg(l.price)) AS price,
           bool_or(bool_or(l.price IS NULL)) OVER (PARTITION BY l.contract_id) AS pieces
    FROM contract_lines l JOIN contract c ON c.id = l.contract_id
    GROUP BY l.contract_id, l.article_id, c.customer_id, c.valid_from, c.valid_to
)
SELECT customer_id, '', sum(coalesce(called.quantity, 0) * if(pieces, 1, price)),
       sum(CASE WHEN $ends > valid_to THEN line.quantity
                ELSE coalesce(planned.quantity, line.quantity * ($ends::DATE - valid_from + 1) / (valid_to - valid_from + 1))
           END * if(pieces, 1, price)), count(*)
FROM line LEFT JOIN called USING (contract_id, article_id) LEFT JOIN planned USING (contract_id, article_id) GROUP BY ALL

-- kpi: account_plan
SELECT c.id, '', count(p.id), 0, count(p.id)
FROM customers c LEFT JOIN account_plans p ON p.customer_id = c.id AND p.approved_on BETWEEN $ends::DATE - 365 AND $ends
WHERE c.id IN (SELECT unnest($customers)) GROUP BY ALL

-- kpi: forecast_deviation
WITH demand AS (
    SELECT customer_id, article_id, date_trunc('month', requested_on)::DATE AS month, sum(quantity) AS a FROM order_lines
    WHERE customer_id IN (SELECT unnest($customers)) AND requested_on BETWEEN $starts AND $ends
      AND NOT coalesce(cancelled, false) AND article_id IS NOT NULL GROUP BY ALL
),
frozen AS (
    SELECT coalesce(f.customer_id, a.customer_id) AS customer_id, f.article_id, f.month, f.quantity,
           coalesce(f.frozen_on, DATE '0001-01-01') AS frozen_on
    FROM forecasts f JOIN articles a ON a.id = f.article_id
    WHERE f.month BETWEEN $starts AND $ends AND coalesce(f.customer_id, a.customer_id) IN (SELECT unnest($customers))
      AND coalesce(f.frozen_on, DATE '0001-01-01') <= f.month - 60
),
forecast AS (
    SELECT customer_id, article_id, month, arg_max(total, frozen_on) AS f
    FROM (SELECT customer_id, article_id, month, frozen_on, sum(quantity) AS total FROM frozen GROUP BY ALL) GROUP BY ALL
),
article AS (
    SELECT customer_id, article_id, month, coalesce(a, 0) AS a, coalesce(f, 0) AS f, f IS NOT NULL AS known
    FROM demand FULL JOIN forecast USING (customer_id, article_id, month)
),
customer AS (
    SELECT customer_id, month, sum(a) AS a, sum(f) AS f, sum(abs(a - f)) AS apart, count(*) AS articles FROM article GROUP BY ALL HAVING bool_or(known)
)
SELECT customer_id, '', sum(abs(a - f)), sum(a), count(*) FROM customer GROUP BY ALL
UNION ALL SELECT customer_id, 'bias', sum(f - a), sum(a), count(*) FROM customer GROUP BY ALL
UNION ALL SELECT customer_id, 'article_month', sum(apart), sum(a), sum(articles) FROM customer GROUP BY ALL

-- kpi: demand_overview
WITH article AS (
    SELECT customer_id, id FROM articles WHERE series AND customer_id IN (SELECT unnest($customers))
    UNION
    SELECT c.customer_id, l.article_id FROM frame_contracts c JOIN contract_lines l ON l.contract_id = c.id
    WHERE c.customer_id IN (SELECT unnest($customers)) AND $today BETWEEN c.valid_from AND c.valid_to
),
forecast AS (
    SELECT coalesce(f.customer_id, a.customer_id) AS customer_id, f.article_id FROM forecasts f JOIN article a ON a.id = f.article_id
    WHERE f.month > $today AND f.month <= $today::DATE + INTERVAL 6 MONTH GROUP BY ALL HAVING count(DISTINCT f.month) = 6
),
planned AS (
    SELECT DISTINCT c.customer_id, m.article_id FROM call_off_plan m JOIN frame_contracts c ON c.id = m.contract_id
    WHERE c.customer_id IN (SELECT unnest($customers)) AND m.quantity > 0
      AND m.month >= date_trunc('month', $today::DATE) AND m.month <= $today::DATE + INTERVAL 3 MONTH
),
checked AS (
    SELECT a.customer_id, (f.article_id IS NOT NULL)::INT AS f, (p.article_id IS NOT NULL)::INT AS p,
           (a.id IN (SELECT article_id FROM stock))::INT AS s, (a.customer_id IN (SELECT customer_id FROM contacts))::INT AS c
    FROM article a LEFT JOIN forecast f ON f.article_id = a.id AND f.customer_id = a.customer_id
    LEFT JOIN planned p ON p.article_id = a.id AND p.customer_id = a.customer_id
)
SELECT customer_id, '', sum(f + p + s + c), 4 * count(*), 4 * count(*) FROM checked GROUP BY ALL
UNION ALL SELECT customer_id, 'forecast', sum(f), count(*), count(*) FROM checked GROUP BY ALL
UNION ALL SELECT customer_id, 'call_off_plan', sum(p), count(*), count(*) FROM checked GROUP BY ALL
UNION ALL SELECT customer_id, 'contact', sum(c), count(*), count(*) FROM checked GROUP BY ALL
UNION ALL SELECT customer_id, 'stock', sum(s), count(*), count(*) FROM checked GROUP BY ALL

-- kpi: qualified_contacts
SELECT customer_id, '', count(*), 0, count(*) FROM activities
WHERE customer_id IN (SELECT unnest($customers)) AND date BETWEEN $starts AND $ends
  AND (direction = 'both' OR direction = 'in' AND qualified) AND contact_id IS NOT NULL AND trim(coalesce(note, '')) <> ''
  AND regexp_matches(lower(topic), 'forecast|prognose|bedarf|demand|project|projekt|techni|engineering') GROUP BY ALL

-- kpi: monthly_contacts
WITH spoken AS (
    SELECT DISTINCT contact_id FROM activities
    WHERE customer_id IN (SELECT unnest($customers)) AND date BETWEEN $starts AND $ends
)
SELECT customer_id, '', count(*) FILTER (id IN (FROM spoken)), count(*), count(*) FROM contacts
WHERE customer_id IN (SELECT unnest($customers)) AND coalesce(relevant, true) GROUP BY ALL

-- kpi: feedback_score
SELECT customer_id, unnest(['', 'nps']),
       unnest([sum(score), sum(CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 ELSE 0 END)]), unnest([count(*), count(*)]), count(*)
FROM surveys
WHERE customer_id IN (SELECT unnest($customers)) AND answered_on BETWEEN $starts AND $ends AND score BETWEEN 0 AND 10 GROUP BY customer_id

-- kpi: feedback_participation
SELECT customer_id, '', count(*) FILTER (answered_on <= $today OR answered_on IS NULL AND score IS NOT NULL), count(*), count(*) FROM surveys
WHERE customer_id IN (SELECT unnest($customers)) AND invited_on BETWEEN $starts AND $ends GROUP BY ALL

-- kpi: cross_selling
WITH o AS (SELECT *, lower(trim(category)) AS kind FROM opportunities WHERE customer_id IN (SELECT unnest($customers)))
SELECT customer_id, '', count(*), 0, count(*) FROM o
WHERE identified_on BETWEEN $starts AND $ends AND trim(coalesce(evidence, '')) <> ''
  AND NOT EXISTS (FROM o w WHERE w.customer_id = o.customer_id AND w.kind = o.kind AND w.identified_on < o.identified_on
                  AND lower(w.status) IN ('won', 'gewonnen')) GROUP BY ALL

-- kpi: revenue_yoy
SELECT customer_id, '', coalesce(sum(revenue) FILTER (month BETWEEN $starts AND $ends), 0),
       coalesce(sum(revenue) FILTER (month BETWEEN $starts::DATE - INTERVAL 1 YEAR AND $ends::DATE - INTERVAL 1 YEAR), 0), count(*)
FROM revenue
WHERE customer_id IN (SELECT unnest($customers)) AND (month BETWEEN $starts AND $ends AND last_day(month) < $today
   OR month BETWEEN $starts::DATE - INTERVAL 1 YEAR AND $ends::DATE - INTERVAL 1 YEAR
      AND last_day((month + INTERVAL 1 YEAR)::DATE) < $today) GROUP BY ALL

-- kpi: contribution_margin
WITH r AS (
    SELECT customer_id, revenue, revenue - purchase_cost - coalesce(freight_cost, 0) - coalesce(duty, 0) AS db, customer_cost AS cost
    FROM revenue WHERE customer_id IN (SELECT unnest($customers)) AND month BETWEEN $starts AND $ends
),
s AS (
    SELECT customer_id, sum(db) FILTER (db IS NOT NULL) AS db1, sum(db - coalesce(cost, 0)) FILTER (db IS NOT NULL) AS db2,
           sum(revenue) FILTER (db IS NOT NULL) AS revenue, count(db) AS n, count(*) FILTER (db <> 0) AS n1,
           count(*) FILTER (db - coalesce(cost, 0) <> 0) AS n2
    FROM r GROUP BY ALL
)
SELECT customer_id, '', db1, revenue, n FROM s
UNION ALL SELECT customer_id, 'db2', db2, revenue, n FROM s
UNION ALL SELECT customer_id, 'db1_amount', db1, 0, n1 FROM s
UNION ALL SELECT customer_id, 'db2_amount', db2, 0, n2 FROM s

-- kpi: escalations_documented
WITH below AS (
    WITH contract AS (
        SELECT * FROM frame_contracts
        WHERE customer_id IN (SELECT unnest($customers)) AND valid_from <= $ends AND valid_to >= $ends::DATE - 365
    ),
    called AS (
        SELECT o.contract_id, o.article_id, sum(o.quantity) AS quantity
        FROM order_lines o JOIN contract c ON c.id = o.contract_id AND c.customer_id = o.customer_id
        WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) <= $ends GROUP BY ALL
    ),
    planned AS (
        SELECT m.contract_id, m.article_id,
               sum(m.quantity * least(1, greatest(0, ($ends::DATE - m.month + 1) / day(last_day(m.month))))) AS quantity
        FROM call_off_plan m JOIN contract c ON c.id = m.contract_id WHERE $ends <= c.valid_to GROUP BY ALL
    ),
    line AS (
        SELECT l.contract_id, l.article_id, c.customer_id, c.valid_from, c.valid_to, sum(l.quantity) AS quantity,
               coalesce(sum(l.quantity * l.price) / nullif(sum(l.quantity), 0), avg(l.price)) AS price,
               bool_or(bool_or(l.price IS NULL)) OVER (PARTITION BY l.contract_id) AS pieces
        FROM contract_lines l JOIN contract c ON c.id = l.contract_id
    GROUP BY l.contract_id, l.article_id, c.customer_id, c.valid_from, c.valid_to
    ),
    value AS (
        SELECT customer_id, contract_id, sum(coalesce(called.quantity, 0) * if(pieces, 1, price)) AS called,
               sum(CASE WHEN $ends > valid_to THEN line.quantity
                        ELSE coalesce(planned.quantity, line.quantity * ($ends::DATE - valid_from + 1) / (valid_to - valid_from + 1))
                   END * if(pieces, 1, price)) AS due
        FROM line LEFT JOIN called USING (contract_id, article_id) LEFT JOIN planned USING (contract_id, article_id) GROUP BY ALL
    )
    SELECT customer_id, contract_id FROM value WHERE due > 0 AND called / due < 0.7
),
unrecorded AS (
    SELECT customer_id FROM below b WHERE NOT EXISTS (
        FROM escalations e WHERE e.contract_id = b.contract_id AND e.customer_id = b.customer_id AND e.detected_on <= $ends
        AND coalesce(e.resolved_on, $ends) >= $starts)
)
SELECT customer_id, '', sum(done), count(*), count(*) FROM (
    SELECT customer_id, (trim(coalesce(cause, '')) <> '' AND trim(coalesce(owner, '')) <> '' AND trim(coalesce(measure, '')) <> '')::INT AS done
    FROM escalations WHERE customer_id IN (SELECT unnest($customers)) AND detected_on BETWEEN $starts AND $ends
    UNION ALL SELECT customer_id, 0 FROM unrecorded
) GROUP BY ALL

-- kpi: escalations_on_time
SELECT customer_id, '', count(*) FILTER (resolved_on <= $ends AND resolved_on - detected_on <= 14), count(*), count(*) FROM escalations
WHERE customer_id IN (SELECT unnest($customers)) AND detected_on <= $ends AND coalesce(resolved_on, $ends) >= $starts
  AND (resolved_on <= $ends OR $ends::DATE - detected_on > 14) GROUP BY ALL

-- kpi: replenishment_upkeep
SELECT a.customer_id, '', count(*) FILTER (a.lead_time_sea_days IS NOT NULL AND a.moq IS NOT NULL
           AND a.id IN (SELECT article_id FROM stock WHERE as_of >= $today::DATE - 7)
           AND (a.id IN (SELECT article_id FROM forecasts WHERE month >= $today::DATE - 365)
                OR a.id IN (SELECT article_id FROM order_lines WHERE customer_id IN (SELECT unnest($customers))
                            AND requested_on >= $today::DATE - 365 AND NOT coalesce(cancelled, false)))), count(*), count(*)
FROM articles a JOIN customers c ON c.id = a.customer_id
WHERE a.series AND c.class IN ('Key', 'A') AND c.id IN (SELECT unnest($customers)) GROUP BY ALL

-- kpi: contracts_active
WITH contract AS (
    SELECT * FROM frame_contracts
    WHERE customer_id IN (SELECT unnest($customers)) AND valid_from <= $ends AND valid_to >= $ends::DATE - 90
),
called AS (
    SELECT o.contract_id, o.article_id, sum(o.quantity) AS quantity, max(coalesce(o.ordered_on, o.requested_on)) AS last
    FROM order_lines o JOIN contract c ON c.id = o.contract_id AND c.customer_id = o.customer_id
    WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) <= $ends GROUP BY ALL
),
active AS (SELECT contract_id FROM called GROUP BY ALL HAVING max(last) > $ends::DATE - 90)
SELECT customer_id, '', count(*) FILTER ($ends <= valid_to AND id IN (FROM active)), count(*), count(*) FROM contract GROUP BY ALL
UNION ALL
SELECT c.customer_id, 'remaining_quantity', sum(greatest(l.quantity - coalesce(called.quantity, 0), 0)), 0,
       count(*) FILTER (l.quantity > coalesce(called.quantity, 0))
FROM contract c JOIN (SELECT contract_id, article_id, sum(quantity) AS quantity FROM contract_lines GROUP BY ALL) l ON l.contract_id = c.id
LEFT JOIN called ON called.contract_id = l.contract_id AND called.article_id = l.article_id
WHERE $ends <= c.valid_to GROUP BY ALL
