-- Credit and surveys of a customer.
--
-- credit_row          customers who order: there is a credit row
-- credit_age          the latest is at most $credit_days old (an empty day counts as old)
-- survey_answered     surveys sent more than $survey_days and at most $back_days days ago are answered
WITH latest AS (
    SELECT customer_id, max(as_of) AS as_of, arg_max(id, coalesce(as_of, DATE '0001-01-01')) AS id
    FROM credit WHERE customer_id IN (SELECT unnest($customers)) GROUP BY customer_id
),
ordering AS (
    SELECT DISTINCT customer_id FROM order_lines WHERE customer_id IN (SELECT unnest($customers))
)
SELECT customer_id, 'credit_row' AS check_id, 'customers' AS source, customer_id AS key, '' AS detail,
       customer_id IN (SELECT customer_id FROM latest) AS passed
FROM ordering
UNION ALL
SELECT customer_id, 'credit_age', 'credit', id, coalesce(as_of::VARCHAR, ''),
       coalesce(as_of >= $today::DATE - $credit_days::INTEGER, false)
FROM latest
UNION ALL
SELECT customer_id, 'survey_answered', 'surveys', id, invited_on::VARCHAR, answered_on IS NOT NULL
FROM surveys
WHERE customer_id IN (SELECT unnest($customers)) AND invited_on < $today::DATE - $survey_days::INTEGER
  AND invited_on >= $today::DATE - $back_days::INTEGER
