-- Revenue year on year (R063). Growth: revenue of the period / revenue of the same months a year before - 1.
--
-- Unit       a revenue row; above the line when it lies in the period, below when it lies in the same months of the
--            year before. Credit notes are negative.
-- Months     calendar months of the period that are over and up to the last one with any revenue (of anybody): a month
--            that is not booked yet is no loss. No base, or one of 0, gives no growth.
-- Left out   no_base: the month a year before lies before the first month that is known
WITH known AS (SELECT min(month) AS first, max(month) AS last FROM revenue),
month AS (
    SELECT DISTINCT p.period, m::DATE AS month, (m - INTERVAL 1 YEAR)::DATE AS base,
           m - INTERVAL 1 YEAR >= known.first AS based
    FROM periods p CROSS JOIN clock CROSS JOIN known,
         unnest(generate_series(date_trunc('month', p.starts), p.ends, INTERVAL 1 MONTH)) s(m)
    WHERE m >= p.starts AND last_day(m) <= p.ends AND last_day(m) < clock.today AND m <= known.last
),
booked AS (SELECT r.* FROM revenue r JOIN scope USING (customer_id))
SELECT m.period, r.customer_id, '' AS variant, 'revenue' AS source, r.id AS key,
       r.revenue AS numerator, 0::DOUBLE AS denominator,
       CASE WHEN NOT m.based THEN 'no_base' END AS excluded, r.article_id AS contributor, NULL AS note
FROM booked r JOIN month m ON m.month = r.month
UNION ALL
SELECT m.period, r.customer_id, '', 'revenue', r.id, 0, r.revenue, NULL, r.article_id, NULL
FROM booked r JOIN month m ON m.base = r.month
