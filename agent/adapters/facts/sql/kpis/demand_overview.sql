-- Demand overview complete (R057). Share of required fields that are filled, from 0 to 1, as of today.
--
-- Unit       a required field of an active article of the customer. Active: in series, or in a frame contract in force.
-- Fields     the parameter `fields` names those required:
--            forecast       a forecast for each of the next `forecast_months` months
--            call_off_plan  a planned call-off in the running month or one of the next `plan_months`, of a
--                           contract that has not ended
--            contact        a contact at the customer
--            stock          a stock row
-- Variants   the same per field
-- Left out   only_today: contacts, stock and plans are known as they are now, not as they were at the end of an
--            earlier period
WITH today AS (SELECT p.period, p.ends AS day FROM periods p JOIN clock ON p.ends = clock.today),
article AS (
    SELECT a.customer_id, a.id FROM articles a JOIN scope USING (customer_id) WHERE a.series
    UNION
    SELECT c.customer_id, l.article_id
    FROM frame_contracts c JOIN scope USING (customer_id) JOIN contract_lines l ON l.contract_id = c.id
    WHERE (SELECT today FROM clock) BETWEEN c.valid_from AND c.valid_to
),
ahead AS (  -- forecasts of the months ahead; one without a customer serves whoever takes the article
    SELECT f.customer_id, f.article_id, f.month FROM forecasts f JOIN scope USING (customer_id) CROSS JOIN clock
    WHERE f.month > today AND f.month <= today + to_months($forecast_months::INTEGER)
    UNION ALL
    SELECT article.customer_id, article.id, f.month
    FROM forecasts f JOIN article ON article.id = f.article_id CROSS JOIN clock
    WHERE f.customer_id IS NULL AND f.month > today AND f.month <= today + to_months($forecast_months::INTEGER)
),
forecast AS (  -- a bit a month counts each month once
    SELECT customer_id, article_id FROM ahead CROSS JOIN clock
    GROUP BY ALL HAVING bit_count(bit_or(1::BIGINT << date_diff('month', today, month))) = $forecast_months::INTEGER
),
planned AS (
    SELECT DISTINCT c.customer_id, m.article_id
    FROM frame_contracts c JOIN scope USING (customer_id) JOIN call_off_plan m ON m.contract_id = c.id CROSS JOIN clock
    WHERE c.valid_to >= today AND m.quantity > 0
      AND last_day(m.month) >= today AND m.month <= today + to_months($plan_months::INTEGER)
),
stocked AS (SELECT DISTINCT s.article_id FROM stock s SEMI JOIN article ON article.id = s.article_id),
checked AS (
    SELECT today.period, article.customer_id, article.id, forecast.article_id IS NOT NULL AS forecast,
           planned.article_id IS NOT NULL AS call_off_plan, contact.customer_id IS NOT NULL AS contact,
           stocked.article_id IS NOT NULL AS stock
    FROM today CROSS JOIN article
    LEFT JOIN forecast ON forecast.article_id = article.id AND forecast.customer_id = article.customer_id
    LEFT JOIN planned ON planned.article_id = article.id AND planned.customer_id = article.customer_id
    LEFT JOIN stocked ON stocked.article_id = article.id
    LEFT JOIN (SELECT DISTINCT customer_id FROM contacts) contact ON contact.customer_id = article.customer_id
),
field AS (
    SELECT * FROM (UNPIVOT checked ON forecast, call_off_plan, contact, stock INTO NAME field VALUE filled)
    WHERE list_contains($fields, field)
)
SELECT period, customer_id, unnest(['', field]) AS variant, 'articles' AS source, id AS key,
       filled::INTEGER::DOUBLE AS numerator, 1::DOUBLE AS denominator, NULL AS excluded, id AS contributor, NULL AS note
FROM field
UNION ALL
SELECT p.period, scope.customer_id, '', 'customers', scope.customer_id, 0, 0, 'only_today', NULL, NULL
FROM scope CROSS JOIN periods p CROSS JOIN clock WHERE p.ends < clock.today
