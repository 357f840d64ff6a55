-- Contribution margin (R064). DB I / net revenue, a ratio; internal, never in a text for a customer.
--
-- Unit       a revenue row of the months that begin in the period. Credit notes are negative.
-- DB I       revenue - purchase - freight - duty
-- DB II      DB I - cost that belongs to this customer: the column customer_cost; where none of a customer's rows fills
--            it, the freight of emergency air shipments and the cost of complaints of the period (note)
-- Variants   db2 (ratio), db1_amount and db2_amount (EUR)
-- Missing    freight, duty or customer cost: this step is skipped (note cost_missing)
-- Left out   no_purchase_cost: without it there is no margin (a credit note of the price alone has none and counts);
--            no_customer_cost: DB II of a customer with neither customer cost nor shipments nor complaints on record
WITH booked AS (
    SELECT p.period, r.customer_id, CASE WHEN $by_row THEN r.id END AS id,
           CASE WHEN $by_row THEN r.article_id END AS article_id,
           r.purchase_cost IS NULL AND r.revenue > 0 AS unknown, r.customer_cost IS NULL AS uncosted,
           r.purchase_cost IS NULL OR r.freight_cost IS NULL OR r.duty IS NULL AS skipped,
           r.revenue - coalesce(r.purchase_cost, 0) - coalesce(r.freight_cost, 0) - coalesce(r.duty, 0) AS db1,
           db1 - coalesce(r.customer_cost, 0) AS db2, r.revenue
    FROM revenue r JOIN scope USING (customer_id) JOIN periods p ON r.month BETWEEN p.starts AND p.ends
    WHERE r.month BETWEEN $earliest_start AND $latest_end
),
kind AS (  -- rows of one kind are one, unless their keys are asked for
    SELECT period, customer_id, id, article_id, unknown, uncosted, skipped, sum(revenue) AS revenue, sum(db1) AS db1,
           sum(db2) AS db2, count(*) AS rows, count(*) FILTER (db1 <> 0) AS with_db1,
           count(*) FILTER (db2 <> 0) AS with_db2
    FROM booked GROUP BY ALL
),
row AS (
    SELECT k.*, coalesce(s.filled, false) AS filled, coalesce(s.filled OR s.recorded, false) AS costed,
           CASE WHEN unknown THEN 'no_purchase_cost' END AS no_db1, CASE WHEN skipped THEN 'cost_missing' END AS missing
    FROM kind k LEFT JOIN cost_sources s USING (customer_id)
),
derived AS (  -- customer cost from elsewhere
    SELECT p.period, s.customer_id, 'shipments' AS source, s.id, s.freight_cost AS cost
    FROM shipments s JOIN scope USING (customer_id) JOIN periods p ON s.shipped_on BETWEEN p.starts AND p.ends
    WHERE s.emergency AND s.shipped_on BETWEEN $earliest_start AND $latest_end
      AND len(list_filter($air_words, lambda word: contains(lower(s.mode), lower(word)))) > 0
    UNION ALL
    SELECT p.period, c.customer_id, 'complaints', c.id, c.cost
    FROM complaints c JOIN scope USING (customer_id) JOIN periods p ON c.date BETWEEN p.starts AND p.ends
)
SELECT period, customer_id, unnest(['', 'db1_amount']) AS variant, 'revenue' AS source, id AS key, db1 AS numerator,
       unnest([revenue, 0]) AS denominator, no_db1 AS excluded, article_id AS contributor,
       CASE WHEN no_db1 IS NULL THEN missing END AS note, rows AS units, with_db1 AS figures
FROM row
UNION ALL
SELECT period, customer_id, unnest(['db2', 'db2_amount']), 'revenue', id, db2,
       unnest([revenue, 0]), CASE WHEN no_db1 IS NULL AND NOT costed THEN 'no_customer_cost' ELSE no_db1 END, article_id,
       CASE WHEN no_db1 IS NOT NULL OR NOT costed THEN NULL WHEN NOT filled THEN 'customer_cost_derived'
            WHEN uncosted THEN 'cost_missing' ELSE missing END, rows, with_db2
FROM row
UNION ALL
SELECT d.period, d.customer_id, unnest(['db2', 'db2_amount']), source, id, -coalesce(cost, 0), 0, NULL, NULL,
       CASE WHEN cost IS NULL THEN 'cost_missing' END, 0, 0  -- a cost of the customer, no unit
FROM derived d
SEMI JOIN (FROM row WHERE NOT filled) AS without ON without.period = d.period AND without.customer_id = d.customer_id
