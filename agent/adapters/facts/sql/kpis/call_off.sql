-- Call-off of frame contracts (R054). Share of the value due to date, from 0; over 1 is shown, not capped.
--
-- Unit       an article of a frame contract, as of the last day of the period
-- Numerator  quantity called off * price: order lines of this contract and article, not cancelled, ordered
--            up to the day (the day requested stands in for a missing order day), by the customer of the contract
-- Below it   quantity due * price: the months of the call-off plan up to the day, the running month day by day; without
--            a plan for the article the contract quantity day by day from valid_from to valid_to, both included;
--            the full contract quantity once the contract has ended
-- Price      of the contract line; when one line of a contract has none, pieces count for that contract (note no_price)
-- Left out   not_started, expired (ended more than `expired_days` ago); of the contracts counted also the order lines
--            that are cancelled, no_date, or not_in_contract (an article the contract does not hold)
WITH contract AS (
    SELECT p.period, p.ends AS day, c.*,
           CASE WHEN p.ends < c.valid_from THEN 'not_started'
                WHEN p.ends - c.valid_to > $expired_days::INTEGER THEN 'expired' END AS excluded
    FROM frame_contracts c JOIN scope USING (customer_id) CROSS JOIN periods p
),
counted AS (FROM contract WHERE excluded IS NULL),
line AS (  -- several lines of one article, say price steps, are one
    SELECT contract_id, article_id, min(id) AS id, sum(quantity) AS quantity, bool_or(price IS NULL) AS unpriced,
           coalesce(sum(quantity * price) / nullif(sum(quantity), 0), avg(price)) AS price
    FROM contract_lines WHERE contract_id IN (SELECT id FROM contract)
    GROUP BY ALL
),
unpriced AS (SELECT DISTINCT contract_id FROM line WHERE unpriced),
planned AS (
    SELECT c.period, m.contract_id, m.article_id,
           sum(m.quantity * least(1, greatest(0, (c.day - m.month + 1) / day(last_day(m.month))))) AS quantity
    FROM call_off_plan m JOIN counted c ON c.id = m.contract_id
    WHERE c.day <= c.valid_to
    GROUP BY ALL
),
ordered AS (
    SELECT c.period, c.customer_id, o.contract_id, o.article_id, o.id, o.quantity,
           CASE WHEN o.cancelled THEN 'cancelled'
                WHEN coalesce(o.ordered_on, o.requested_on) IS NULL THEN 'no_date' END AS excluded
    FROM order_lines o JOIN counted c ON c.id = o.contract_id AND c.customer_id = o.customer_id
    WHERE coalesce(o.ordered_on, o.requested_on, c.day) <= c.day
),
called AS (
    SELECT period, contract_id, article_id, sum(quantity) AS quantity
    FROM ordered WHERE excluded IS NULL GROUP BY ALL
),
unit AS (
    SELECT c.period, c.customer_id, c.id AS contract_id, line.id, c.excluded,
           unpriced.contract_id IS NOT NULL AS pieces,
           CASE WHEN pieces THEN 1 ELSE line.price END AS price, coalesce(called.quantity, 0) AS called,
           CASE WHEN c.day > c.valid_to THEN line.quantity
                ELSE coalesce(planned.quantity,
                              line.quantity * (c.day - c.valid_from + 1) / (c.valid_to - c.valid_from + 1))
           END AS due
    FROM contract c JOIN line ON line.contract_id = c.id
    LEFT JOIN unpriced ON unpriced.contract_id = c.id
    LEFT JOIN planned
      ON planned.period = c.period AND planned.contract_id = c.id AND planned.article_id = line.article_id
    LEFT JOIN called
      ON called.period = c.period AND called.contract_id = c.id AND called.article_id = line.article_id
),
stray AS (SELECT DISTINCT contract_id, article_id FROM called ANTI JOIN line USING (contract_id, article_id)),
not_counted AS (
    SELECT period, customer_id, contract_id, id, excluded FROM ordered WHERE excluded IS NOT NULL
    UNION ALL
    SELECT o.period, o.customer_id, o.contract_id, o.id, 'not_in_contract'
    FROM ordered o SEMI JOIN stray s ON s.contract_id = o.contract_id AND s.article_id IS NOT DISTINCT FROM o.article_id
    WHERE o.excluded IS NULL
)
SELECT period, customer_id, '' AS variant, 'contract_lines' AS source, id AS key,
       called * price AS numerator, due * price AS denominator, excluded, contract_id AS contributor,
       CASE WHEN pieces AND excluded IS NULL THEN 'no_price' END AS note
FROM unit
UNION ALL
SELECT period, customer_id, '', 'order_lines', id, 0, 0, excluded, contract_id, NULL
FROM not_counted
