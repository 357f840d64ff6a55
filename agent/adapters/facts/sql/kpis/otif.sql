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
-- Read from  sql/derived: delivered_lines, the order lines with their deliveries
WITH line AS (  -- with every other line of an order that a window of the periods may concern
    SELECT l.* FROM delivered_lines l JOIN scope USING (customer_id)
    WHERE l.first_due <= $latest_end::DATE - $late_tolerance_days::INTEGER
      AND l.last_due >= $earliest_start::DATE - $late_tolerance_days::INTEGER
),
due AS (  -- once for each reference date
    SELECT *, 'confirmed' AS reference, confirmed AS due FROM line
    UNION ALL
    SELECT *, 'requested', requested FROM line
),
judged AS (  -- partial deliveries add up
    SELECT *, due + $late_tolerance_days::INTEGER AS closes,
           CASE WHEN excluded IS NULL AND due IS NULL THEN 'no_due_date' ELSE excluded END AS reason,
           list_sum([d.quantity FOR d IN deliveries
                     IF d.day <= due + $late_tolerance_days::INTEGER
                        AND ($early_tolerance_days::INTEGER IS NULL
                             OR d.day >= due - $early_tolerance_days::INTEGER)]) AS delivered,
           -- a millionth of a piece is arithmetic, not a shortage
           coalesce(delivered, 0) + 1e-6 >= quantity * (1 - $under_tolerance::DOUBLE) AS passed
    FROM due
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
       CASE WHEN reason IS NULL AND day >= $today THEN 'window_open' ELSE reason END AS excluded,
       article_id AS contributor,
       CASE WHEN reason IS NULL AND unconfirmed AND reference = 'confirmed' THEN 'unconfirmed_dates' END AS note
FROM unit JOIN periods p ON coalesce(day, p.ends) BETWEEN p.starts AND p.ends
