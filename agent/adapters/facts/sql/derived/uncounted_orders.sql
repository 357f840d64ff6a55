-- Order lines of a frame contract that count as no call-off of it, with the reason; `day` as in called_off.
SELECT o.customer_id, o.contract_id, o.id, coalesce(o.ordered_on, o.requested_on) AS day,
       CASE WHEN o.cancelled THEN 'cancelled'
            WHEN coalesce(o.ordered_on, o.requested_on) IS NULL THEN 'no_date'
            ELSE 'not_in_contract' END AS reason
FROM order_lines o JOIN frame_contracts c ON c.id = o.contract_id AND c.customer_id = o.customer_id
LEFT JOIN (SELECT DISTINCT contract_id, article_id FROM contract_lines) held
  ON held.contract_id = o.contract_id AND held.article_id = o.article_id
WHERE o.cancelled OR coalesce(o.ordered_on, o.requested_on) IS NULL OR held.contract_id IS NULL
