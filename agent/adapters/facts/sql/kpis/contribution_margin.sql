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
WITH filled AS (
    SELECT DISTINCT customer_id FROM revenue JOIN scope USING (customer_id) WHERE customer_cost IS NOT NULL
),
recorded AS (
    SELECT customer_id FROM shipments JOIN scope USING (customer_id)
    UNION
    SELECT customer_id FROM complaints JOIN scope USING (customer_id)
),
customer AS (
    SELECT scope.customer_id, filled.customer_id IS NOT NULL AS filled, recorded.customer_id IS NOT NULL AS recorded
    FROM scope LEFT JOIN filled USING (customer_id) LEFT JOIN recorded USING (customer_id)
),
row AS (
    SELECT p.period, b.customer_id, b.id, b.article_id, b.revenue, b.customer_cost, c.filled, c.recorded,
           b.revenue - coalesce(b.purchase_cost, 0) - coalesce(b.freight_cost, 0) - coalesce(b.duty, 0) AS db1,
           CASE WHEN b.purchase_cost IS NULL AND b.revenue > 0 THEN 'no_purchase_cost' END AS excluded,
           CASE WHEN b.purchase_cost IS NULL OR b.freight_cost IS NULL OR b.duty IS NULL THEN 'cost_missing' END AS note
    FROM revenue b JOIN customer c USING (customer_id) JOIN periods p ON b.month BETWEEN p.starts AND p.ends
),
figure(variant, step, divided) AS (
    VALUES ('', 1, true), ('db2', 2, true), ('db1_amount', 1, false), ('db2_amount', 2, false)
),
without AS (  -- periods with revenue of customers whose rows name no customer cost
    SELECT DISTINCT p.period, r.customer_id
    FROM revenue r JOIN customer c USING (customer_id) JOIN periods p ON r.month BETWEEN p.starts AND p.ends
    WHERE NOT c.filled
),
derived AS (  -- customer cost from elsewhere
    SELECT p.period, s.customer_id, 'shipments' AS source, s.id, s.freight_cost AS cost
    FROM shipments s JOIN scope USING (customer_id) JOIN periods p ON s.shipped_on BETWEEN p.starts AND p.ends
    WHERE s.emergency AND len(list_filter($air_words, lambda word: contains(lower(s.mode), lower(word)))) > 0
    UNION ALL
    SELECT p.period, c.customer_id, 'complaints', c.id, c.cost
    FROM complaints c JOIN scope USING (customer_id) JOIN periods p ON c.date BETWEEN p.starts AND p.ends
)
SELECT period, customer_id, variant, 'revenue' AS source, id AS key,
       CASE step WHEN 1 THEN db1 ELSE db1 - coalesce(customer_cost, 0) END AS numerator,
       CASE WHEN divided THEN revenue ELSE 0 END AS denominator,
       CASE WHEN excluded IS NULL AND step = 2 AND NOT filled AND NOT recorded THEN 'no_customer_cost'
            ELSE excluded END AS excluded,
       article_id AS contributor,
       CASE WHEN excluded IS NOT NULL THEN NULL WHEN step = 1 THEN note WHEN NOT filled THEN 'customer_cost_derived'
            WHEN customer_cost IS NULL THEN 'cost_missing' ELSE note END AS note
FROM row CROSS JOIN figure
UNION ALL
SELECT period, customer_id, variant, source, id, -coalesce(cost, 0), 0, NULL, NULL,
       CASE WHEN cost IS NULL THEN 'cost_missing' END
FROM derived JOIN without USING (period, customer_id) CROSS JOIN figure
WHERE step = 2
