-- Cost of one article for one customer. The article must be theirs, in a contract or order of theirs, or nobody's own.
--
-- surcharge    freight and duty over purchase cost, as booked since $since for this customer and article
WITH booked AS (
    SELECT sum(coalesce(freight_cost, 0) + coalesce(duty, 0)) / nullif(sum(purchase_cost), 0) AS surcharge
    FROM revenue
    WHERE customer_id = $customer AND article_id = $article AND month >= $since AND purchase_cost > 0
      AND (freight_cost IS NOT NULL OR duty IS NOT NULL)
)
SELECT a.id, a.name, a.unit_cost, booked.surcharge
FROM articles a CROSS JOIN booked
WHERE a.id = $article
  AND (a.customer_id IS NULL OR a.customer_id = $customer
       OR EXISTS (FROM order_lines o WHERE o.customer_id = $customer AND o.article_id = $article)
       OR EXISTS (FROM contract_lines l JOIN frame_contracts c ON c.id = l.contract_id
                  WHERE c.customer_id = $customer AND l.article_id = $article))
