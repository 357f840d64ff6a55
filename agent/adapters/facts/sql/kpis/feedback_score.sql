-- Customer feedback (R060). Mean score of the answers, from 0 to 10.
--
-- Unit       an answered survey of the period, by the day of the answer
-- Variant    nps: share of promoters (9 and 10) less share of detractors (0 to 6), from -100 to 100; shown beside the
--            score, never compared with its target
-- Left out   no_score, out_of_range (not between 0 and 10), no_answer_date (a score without a day of the answer,
--            placed by the day of the invitation)
WITH answer AS (
    SELECT p.period, s.*,
           CASE WHEN s.answered_on IS NULL THEN 'no_answer_date'
                WHEN s.score IS NULL THEN 'no_score'
                WHEN s.score NOT BETWEEN 0 AND 10 THEN 'out_of_range' END AS excluded
    FROM surveys s JOIN scope USING (customer_id)
    JOIN periods p ON coalesce(s.answered_on, s.invited_on) BETWEEN p.starts AND p.ends
    WHERE s.answered_on IS NOT NULL OR s.score IS NOT NULL
)
SELECT period, customer_id, '' AS variant, 'surveys' AS source, id AS key, score AS numerator, 1::DOUBLE AS denominator,
       excluded, contact_id AS contributor, NULL AS note
FROM answer
UNION ALL
SELECT period, customer_id, 'nps', 'surveys', id, CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 ELSE 0 END, 1,
       excluded, contact_id, NULL
FROM answer
