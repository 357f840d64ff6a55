-- What a frame contract holds, article by article: several lines of one article, say price steps, are one.
--
-- id         the first of the lines
-- price      in EUR, weighted by quantity
-- unpriced   a line of the contract, whichever, has no price
-- planned    the call-off plan knows the article
SELECT c.customer_id, l.contract_id, c.valid_from, c.valid_to, l.article_id, min(l.id) AS id,
       sum(l.quantity) AS quantity,
       coalesce(sum(l.quantity * l.price) / nullif(sum(l.quantity), 0), avg(l.price)) AS price,
       bool_or(bool_or(l.price IS NULL)) OVER (PARTITION BY l.contract_id) AS unpriced,
       bool_or(p.contract_id IS NOT NULL) AS planned
FROM contract_lines l JOIN frame_contracts c ON c.id = l.contract_id
LEFT JOIN (SELECT DISTINCT contract_id, article_id FROM call_off_plan) p
  ON p.contract_id = l.contract_id AND p.article_id = l.article_id
GROUP BY c.customer_id, l.contract_id, c.valid_from, c.valid_to, l.article_id
