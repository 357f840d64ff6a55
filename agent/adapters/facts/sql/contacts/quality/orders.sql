-- Order lines of the last $back_days days that are not cancelled.
--
-- order_confirmed     a date is confirmed
SELECT customer_id, 'order_confirmed' AS check_id, 'order_lines' AS source, id AS key, coalesce(article_id, '') AS detail,
       confirmed_on IS NOT NULL AS passed
FROM order_lines
WHERE customer_id IN (SELECT unnest($customers)) AND NOT coalesce(cancelled, false)
  AND coalesce(ordered_on, requested_on) BETWEEN $today::DATE - $back_days::INTEGER AND $today::DATE
