-- The call-off plan as it runs: a row per contract, article and month that the plan names.
--
-- month       first day of the month, `until` of the next month that is planned (far ahead for the last)
-- quantity    planned for the month
-- before      planned for the months before, added up; so that no question has to add up a plan
-- ids         of the rows of the plan
WITH planned AS (
    SELECT c.customer_id, m.contract_id, m.article_id, c.valid_to, m.month, sum(m.quantity) AS quantity,
           list(m.id) AS ids
    FROM call_off_plan m JOIN frame_contracts c ON c.id = m.contract_id
    GROUP BY ALL
)
SELECT customer_id, contract_id, article_id, valid_to, month,
       coalesce(lead(month) OVER (PARTITION BY contract_id, article_id ORDER BY month), DATE '9999-12-31') AS until,
       quantity,
       coalesce(sum(quantity) OVER (PARTITION BY contract_id, article_id ORDER BY month
                                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before, ids
FROM planned
