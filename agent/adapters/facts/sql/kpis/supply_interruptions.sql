-- Unplanned supply interruptions (R052). Count of events.
--
-- Unit       an interruption in the period that was not planned (flag false or not filled)
-- Zero       a customer with goods due or shipped in the period and no such event counts 0, but only where anybody
--            records interruptions at all: an empty table says nothing
-- Left out   planned
-- Read from  sql/derived: customer_days, the days on which goods were due or shipped
WITH event AS (
    SELECT p.period, i.*
    FROM interruptions i JOIN scope USING (customer_id) JOIN periods p ON i.date BETWEEN p.starts AND p.ends
),
served AS (
    SELECT DISTINCT p.period, d.customer_id
    FROM customer_days d JOIN scope USING (customer_id) JOIN periods p ON d.day BETWEEN p.starts AND p.ends
    WHERE d.day BETWEEN $earliest_start AND $latest_end
)
SELECT period, customer_id, '' AS variant, 'interruptions' AS source, id AS key,
       1::DOUBLE AS numerator, 0::DOUBLE AS denominator,
       CASE WHEN planned THEN 'planned' END AS excluded, article_id AS contributor, NULL AS note
FROM event
UNION ALL
SELECT period, customer_id, '', 'customers', customer_id, 0, 0, NULL, NULL, NULL
FROM served ANTI JOIN (FROM event WHERE NOT coalesce(planned, false)) USING (period, customer_id)
WHERE EXISTS (FROM interruptions)
