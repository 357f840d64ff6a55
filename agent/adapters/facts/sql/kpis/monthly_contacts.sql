-- Monthly contacts (R059). Share of relevant persons spoken to in each month, from 0 to 1.
--
-- Unit       a relevant contact (flag true or not filled) and a calendar month of the period that is over;
--            it passes with any activity with this person in that month
-- Months     before the first activity that anybody recorded do not count: nobody kept a record then
-- Left out   not_relevant
WITH month AS (
    SELECT period, month FROM months WHERE last_day(month) >= (SELECT min(date) FROM activities)
),
spoken AS (
    SELECT DISTINCT a.contact_id, date_trunc('month', a.date)::DATE AS month
    FROM activities a JOIN scope USING (customer_id)
    WHERE a.contact_id IS NOT NULL AND a.date BETWEEN $earliest_start AND $latest_end
)
SELECT month.period, c.customer_id, '' AS variant, 'contacts' AS source, c.id AS key,
       (spoken.contact_id IS NOT NULL)::INTEGER::DOUBLE AS numerator, 1::DOUBLE AS denominator,
       CASE WHEN NOT c.relevant THEN 'not_relevant' END AS excluded, c.id AS contributor, NULL AS note
FROM contacts c JOIN scope USING (customer_id) CROSS JOIN month
LEFT JOIN spoken ON spoken.contact_id = c.id AND spoken.month = month.month
