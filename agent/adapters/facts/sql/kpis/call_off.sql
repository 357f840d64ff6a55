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
-- Read from  sql/derived: contract_articles, contract_plan, called_off and uncounted_orders, the history added up once
WITH line AS (
    SELECT p.period, p.ends AS day, a.*,
           CASE WHEN p.ends < a.valid_from THEN 'not_started'
                WHEN p.ends - a.valid_to > $expired_days::INTEGER THEN 'expired' END AS excluded
    FROM contract_articles a JOIN scope USING (customer_id) CROSS JOIN periods p
),
planned AS (
    SELECT p.period, m.contract_id, m.article_id,
           m.before + m.quantity * least(1, (p.ends - m.month + 1) / day(last_day(m.month))) AS quantity
    FROM contract_plan m JOIN scope USING (customer_id) JOIN periods p ON p.ends >= m.month AND p.ends < m.until
    WHERE m.month <= $latest_end AND m.until > $earliest_end
),
called AS (
    SELECT p.period, o.contract_id, o.article_id, o.quantity
    FROM called_off o JOIN scope USING (customer_id) JOIN periods p ON p.ends >= o.since AND p.ends < o.until
    WHERE o.since <= $latest_end AND o.until > $earliest_end
),
unit AS (
    SELECT line.period, line.customer_id, line.contract_id, line.id, line.excluded, line.unpriced,
           CASE WHEN line.unpriced THEN 1 ELSE line.price END AS price, coalesce(called.quantity, 0) AS called,
           CASE WHEN line.day > line.valid_to THEN line.quantity
                WHEN line.planned THEN coalesce(planned.quantity, 0)
                ELSE line.quantity * (line.day - line.valid_from + 1) / (line.valid_to - line.valid_from + 1)
           END AS due
    FROM line
    LEFT JOIN planned
      ON planned.period = line.period AND planned.contract_id = line.contract_id
     AND planned.article_id = line.article_id
    LEFT JOIN called
      ON called.period = line.period AND called.contract_id = line.contract_id AND called.article_id = line.article_id
)
SELECT period, customer_id, '' AS variant, 'contract_lines' AS source, id AS key,
       called * price AS numerator, due * price AS denominator, excluded, contract_id AS contributor,
       CASE WHEN unpriced AND excluded IS NULL THEN 'no_price' END AS note
FROM unit
UNION ALL
SELECT p.period, o.customer_id, '', 'order_lines', o.id, 0, 0, o.reason, o.contract_id, NULL
FROM uncounted_orders o JOIN scope USING (customer_id) JOIN frame_contracts c ON c.id = o.contract_id
JOIN periods p
  ON p.ends >= c.valid_from AND p.ends - c.valid_to <= $expired_days::INTEGER AND coalesce(o.day, p.ends) <= p.ends
