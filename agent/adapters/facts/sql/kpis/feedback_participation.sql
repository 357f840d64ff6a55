-- Participation in customer feedback (R061). Share of invitations that were answered, from 0 to 1.
--
-- Unit       an invitation of the period; it passes once an answer is there: a day up to today, or a score
WITH invitation AS (
    SELECT p.period, s.*
    FROM surveys s JOIN scope USING (customer_id) JOIN periods p ON s.invited_on BETWEEN p.starts AND p.ends
)
SELECT period, customer_id, '' AS variant, 'surveys' AS source, id AS key,
       CASE WHEN answered_on <= $today OR answered_on IS NULL AND score IS NOT NULL THEN 1::DOUBLE
            ELSE 0 END AS numerator,
       1::DOUBLE AS denominator, NULL AS excluded, contact_id AS contributor, NULL AS note
FROM invitation
