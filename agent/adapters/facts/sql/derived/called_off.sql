-- What had been called off of a frame contract, article by article: `quantity` in all, from the day `since` to the day
-- before `until`. Order lines of the contract by its customer, not cancelled, by the day ordered (the day requested
-- stands in for a missing one).
WITH called AS (
    SELECT o.customer_id, o.contract_id, o.article_id, coalesce(o.ordered_on, o.requested_on) AS day,
           sum(o.quantity) AS quantity
    FROM order_lines o JOIN frame_contracts c ON c.id = o.contract_id AND c.customer_id = o.customer_id
    WHERE NOT coalesce(o.cancelled, false) AND coalesce(o.ordered_on, o.requested_on) IS NOT NULL
    GROUP BY ALL
)
SELECT customer_id, contract_id, article_id, day AS since,
       coalesce(lead(day) OVER course, DATE '9999-12-31') AS until, sum(quantity) OVER course AS quantity
FROM called
WINDOW course AS (PARTITION BY contract_id, article_id ORDER BY day)
