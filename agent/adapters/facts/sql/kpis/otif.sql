-- OTIF, on time and in full (R051). Share of order lines, from 0 to 1.
--
-- Unit       an order line with its due date; it passes when the quantity delivered inside
--            [due - early tolerance, due + late tolerance] reaches ordered * (1 - under tolerance)
-- Counted    when its window closed inside the period: due + late tolerance, and before today
-- Due date   ''         the date first confirmed; where none was confirmed, the one requested (note)
--            requested  the date the customer asked for
--            Both are dates as first recorded, never one that was shifted later.
-- Orders     order_confirmed, order_requested: an order passes when every counted line of it passes, also lines that
--            were due before the period; it counts when the last of its windows closed. A line without an order is one.
-- Left out   cancelled, no_quantity (0 ordered), no_due_date (placed by the day of the order, without one in every
--            period), window_open (deliveries may still arrive today)
WITH line AS NOT MATERIALIZED (
    SELECT o.customer_id, o.id, coalesce(o.order_id, o.id) AS order_id, o.article_id, o.quantity, o.ordered_on,
           coalesce(o.confirmed_on, o.requested_on) AS confirmed, o.requested_on AS requested,
           o.confirmed_on IS NULL AS unconfirmed,
           CASE WHEN o.cancelled THEN 'cancelled' WHEN o.quantity = 0 THEN 'no_quantity' END AS excluded
    FROM order_lines o JOIN scope USING (customer_id)
),
closing AS (  -- orders that a window of the periods may concern
    SELECT DISTINCT line.customer_id, line.order_id
    FROM line JOIN periods p
      ON line.confirmed + $late_tolerance_days::INTEGER BETWEEN p.starts AND p.ends
      OR line.requested + $late_tolerance_days::INTEGER BETWEEN p.starts AND p.ends
      OR (line.confirmed IS NULL OR line.requested IS NULL)
         AND coalesce(line.ordered_on, p.ends) BETWEEN p.starts AND p.ends
),
concerned AS (FROM line SEMI JOIN closing USING (customer_id, order_id)),
due AS (  -- every line of these orders, once for each reference date
    SELECT *, 'confirmed' AS reference, confirmed AS due FROM concerned
    UNION ALL
    SELECT *, 'requested', requested FROM concerned
),
in_window AS (  -- partial deliveries add up
    SELECT due.reference, due.id, sum(d.quantity) AS quantity
    FROM due JOIN customer_deliveries d ON d.customer_id = due.customer_id AND d.order_line_id = due.id
    WHERE d.delivered_on <= due.due + $late_tolerance_days::INTEGER
      AND ($early_tolerance_days::INTEGER IS NULL OR d.delivered_on >= due.due - $early_tolerance_days::INTEGER)
    GROUP BY ALL
),
judged AS (
    SELECT due.*, due.due + $late_tolerance_days::INTEGER AS closes,
           CASE WHEN due.excluded IS NULL AND due.due IS NULL THEN 'no_due_date' ELSE due.excluded END AS reason,
           -- a millionth of a piece is arithmetic, not a shortage
           coalesce(i.quantity, 0) + 1e-6 >= due.quantity * (1 - $under_tolerance::DOUBLE) AS passed
    FROM due LEFT JOIN in_window i USING (reference, id)
),
ordered AS (
    SELECT reference, customer_id, order_id, min(id) AS id, max(closes) FILTER (reason IS NULL) AS last_closes,
           max(coalesce(closes, ordered_on)) AS any_day, bool_and(passed) FILTER (reason IS NULL) AS passed,
           min(reason) AS reason, bool_or(unconfirmed) AS unconfirmed
    FROM judged GROUP BY ALL
),
unit AS (
    SELECT CASE reference WHEN 'confirmed' THEN '' ELSE reference END AS variant, reference, customer_id, id, passed,
           coalesce(closes, ordered_on) AS day, reason, article_id, unconfirmed
    FROM judged
    UNION ALL
    SELECT 'order_' || reference, reference, customer_id, id, passed, coalesce(last_closes, any_day),
           CASE WHEN last_closes IS NULL THEN reason END, NULL, unconfirmed
    FROM ordered
)
SELECT p.period, customer_id, variant, 'order_lines' AS source, id AS key,
       passed::INTEGER::DOUBLE AS numerator, 1::DOUBLE AS denominator,
       CASE WHEN reason IS NULL AND day >= clock.today THEN 'window_open' ELSE reason END AS excluded,
       article_id AS contributor,
       CASE WHEN reason IS NULL AND unconfirmed AND reference = 'confirmed' THEN 'unconfirmed_dates' END AS note
FROM unit JOIN periods p ON coalesce(day, p.ends) BETWEEN p.starts AND p.ends CROSS JOIN clock
