-- Revenue year on year (R063). Growth: revenue of the period / revenue of the same months a year before - 1.
--
-- Unit       a revenue row; above the line when it lies in the period, below when it lies in the same months of the
--            year before. Credit notes are negative.
-- Months     calendar months of the period that are over and up to the last one with any revenue (of anybody): a month
--            that is not booked yet is no loss. No base, or one of 0, gives no growth.
-- Left out   no_base: the month a year before lies before the first month that is known
WITH known AS (SELECT min(month) AS first, max(month) AS last FROM revenue),
month AS (
    SELECT period, month, month - INTERVAL 1 YEAR >= first AS based FROM months CROSS JOIN known WHERE month <= last
),
compared AS (
    SELECT period, month, based, true AS above FROM month
    UNION ALL
    SELECT period, (month - INTERVAL 1 YEAR)::DATE, true, false FROM month
),
booked AS (  -- rows of one kind are one, unless their keys are asked for
    SELECT c.period, r.customer_id, c.above, c.based, CASE WHEN $by_row THEN r.id END AS id,
           CASE WHEN $by_row THEN r.article_id END AS article_id, sum(r.revenue) AS revenue, count(*) AS rows
    FROM revenue r JOIN scope USING (customer_id) JOIN compared c ON c.month = r.month
    GROUP BY ALL
)
SELECT period, customer_id, '' AS variant, 'revenue' AS source, id AS key,
       CASE WHEN above THEN revenue ELSE 0 END AS numerator, CASE WHEN above THEN 0 ELSE revenue END AS denominator,
       CASE WHEN NOT based THEN 'no_base' END AS excluded, article_id AS contributor, NULL AS note,
       rows AS units, rows AS figures
FROM booked
