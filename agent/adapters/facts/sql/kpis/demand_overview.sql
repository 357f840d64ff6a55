-- Demand overview complete (R057). Share of required fields that are filled, from 0 to 1, as of today.
--
-- Unit       a required field of an active article of the customer. Active: in series, or in a frame contract in force.
-- Fields     the parameter `fields` names those required:
--            forecast       a forecast for each of the next `forecast_months` months
--            call_off_plan  a planned call-off in the running month or one of the next `plan_months`, of a
--                           contract that has not ended
--            contact        a contact at the customer
--            stock          a stock row
-- Variants   the same per field
-- Left out   only_today: contacts, stock and plans are known as they are now, not as they were at the end of an
--            earlier period
-- Read from  sql/derived: customer_articles, contract_articles, contract_plan and forecast_runs
WITH today AS (
    SELECT period, date_trunc('month', ends)::DATE AS this_month FROM periods WHERE ends = $today
),
forecast AS (
    SELECT f.customer_id, f.article_id FROM forecast_runs f JOIN scope USING (customer_id) CROSS JOIN today
    WHERE f.first_month <= this_month + INTERVAL 1 MONTH
      AND f.last_month >= this_month + to_months($forecast_months::INTEGER)
),
planned AS (
    SELECT DISTINCT m.customer_id, m.article_id FROM contract_plan m JOIN scope USING (customer_id)
    WHERE m.month >= date_trunc('month', $today::DATE) AND m.month <= $today::DATE + to_months($plan_months::INTEGER)
      AND m.quantity > 0 AND m.valid_to >= $today
),
in_force AS (
    SELECT DISTINCT a.customer_id, a.article_id FROM contract_articles a JOIN scope USING (customer_id)
    WHERE $today BETWEEN a.valid_from AND a.valid_to
),
reached AS (SELECT DISTINCT customer_id FROM contacts JOIN scope USING (customer_id)),
article AS (  -- articles with the same fields are one row, unless their keys are asked for
    SELECT a.customer_id, CASE WHEN $by_row THEN a.article_id END AS id, f.article_id IS NOT NULL AS forecast,
           p.article_id IS NOT NULL AS call_off_plan, r.customer_id IS NOT NULL AS contact, a.stock_ids IS NOT NULL AS stock,
           count(*) AS articles
    FROM customer_articles a JOIN scope USING (customer_id)
    LEFT JOIN in_force i ON i.customer_id = a.customer_id AND i.article_id = a.article_id
    LEFT JOIN forecast f ON f.customer_id = a.customer_id AND f.article_id = a.article_id
    LEFT JOIN planned p ON p.customer_id = a.customer_id AND p.article_id = a.article_id
    LEFT JOIN reached r ON r.customer_id = a.customer_id
    WHERE a.series OR i.article_id IS NOT NULL
    GROUP BY ALL
),
field AS (
    SELECT * FROM (UNPIVOT article ON forecast, call_off_plan, contact, stock INTO NAME field VALUE filled)
    WHERE list_contains($fields, field)
)
SELECT today.period, customer_id, unnest(['', field]) AS variant, 'articles' AS source, id AS key,
       CASE WHEN filled THEN articles ELSE 0 END::DOUBLE AS numerator, articles::DOUBLE AS denominator,
       NULL AS excluded, id AS contributor, NULL AS note, articles AS units, articles AS figures
FROM today CROSS JOIN field
UNION ALL
SELECT p.period, scope.customer_id, '', 'customers', scope.customer_id, 0, 0, 'only_today', NULL, NULL, 1, 0
FROM scope CROSS JOIN periods p WHERE p.ends < $today
