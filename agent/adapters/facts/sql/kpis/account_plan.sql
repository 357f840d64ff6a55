-- Account plan (R055). Count of plans approved in the last `max_age_days` days (365), as of the last day of the period.
--
-- Unit       an approved plan of the state, not older than that
-- Zero       a customer without one counts 0, which is a breach: this is the one KPI where nothing means none
-- Left out   plan_too_old
WITH plan AS (
    SELECT p.period, a.customer_id, a.id, p.ends - a.approved_on > $max_age_days::INTEGER AS too_old
    FROM state_account_plans a JOIN scope USING (customer_id) JOIN periods p ON a.approved_on <= p.ends
)
SELECT period, customer_id, '' AS variant, 'account_plans' AS source, id AS key,
       1::DOUBLE AS numerator, 0::DOUBLE AS denominator,
       CASE WHEN too_old THEN 'plan_too_old' END AS excluded, NULL AS contributor, NULL AS note
FROM plan
UNION ALL
SELECT p.period, c.id, '', 'customers', c.id, 0, 0, NULL, NULL, NULL
FROM customers c JOIN scope ON scope.customer_id = c.id CROSS JOIN periods p
ANTI JOIN (FROM plan WHERE NOT too_old) AS valid ON valid.period = p.period AND valid.customer_id = c.id
