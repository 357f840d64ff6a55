-- Contribution margin DB I of the months that begin from $starts to $ends: one row a customer, or an article of theirs
-- with $by_article.
--
-- cost       purchase + freight + duty; a missing freight or duty is skipped and counted
-- left out   rows of positive revenue without purchase cost: without it there is no margin
WITH booked AS (
    SELECT customer_id, CASE WHEN $by_article THEN article_id END AS article, revenue,
           coalesce(purchase_cost, 0) + coalesce(freight_cost, 0) + coalesce(duty, 0) AS cost,
           purchase_cost IS NULL AND revenue > 0 AS left_out, freight_cost IS NULL OR duty IS NULL AS skipped
    FROM revenue
    WHERE customer_id IN (SELECT unnest($customers)) AND month BETWEEN $starts AND $ends
)
SELECT customer_id, article,
       coalesce(sum(revenue) FILTER (NOT left_out), 0) AS revenue,
       coalesce(sum(cost) FILTER (NOT left_out), 0) AS cost,
       count(*) FILTER (NOT left_out) AS counted,
       count(*) FILTER (left_out) AS left_out,
       coalesce(sum(revenue) FILTER (left_out), 0) AS left_out_revenue,
       count(*) FILTER (NOT left_out AND skipped) AS skipped
FROM booked
GROUP BY customer_id, article
ORDER BY customer_id, article
