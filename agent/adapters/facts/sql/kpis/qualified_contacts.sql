-- Qualified contacts (R058). Count in the period; the target is for a year (note part_of_year for less).
--
-- Unit       an activity that is qualified: two-way, with a named person, on one of the `topics`, documented
--            two-way     direction both; or in, when the system flags it as qualified
--            topic       contains one of the words, whatever the case
--            documented  the note is not empty
-- Zero       a customer with contacts or activities, where anybody records activities
-- Left out   with the first thing that is missing: no_direction, not_two_way, no_person, other_topic, not_documented
WITH period AS (
    SELECT *, CASE WHEN ends - starts + 1 < 365 THEN 'part_of_year' END AS note FROM periods
),
activity AS (
    SELECT p.period, p.note AS period_note, a.*,
           CASE WHEN a.direction IS NULL THEN 'no_direction'
                WHEN NOT (a.direction = 'both' OR a.direction = 'in' AND coalesce(a.qualified, false))
                THEN 'not_two_way'
                WHEN a.contact_id IS NULL THEN 'no_person'
                WHEN len(list_filter($topics, lambda word: contains(lower(coalesce(a.topic, '')), lower(word)))) = 0
                THEN 'other_topic'
                WHEN trim(coalesce(a.note, '')) = '' THEN 'not_documented' END AS excluded
    FROM activities a JOIN scope USING (customer_id) JOIN period p ON a.date BETWEEN p.starts AND p.ends
),
known AS (
    SELECT customer_id FROM contacts JOIN scope USING (customer_id)
    UNION
    SELECT a.customer_id FROM activities a JOIN scope USING (customer_id)
)
SELECT period, customer_id, '' AS variant, 'activities' AS source, id AS key,
       1::DOUBLE AS numerator, 0::DOUBLE AS denominator,
       excluded, contact_id AS contributor, CASE WHEN excluded IS NULL THEN period_note END AS note
FROM activity
UNION ALL
SELECT p.period, known.customer_id, '', 'customers', known.customer_id, 0, 0, NULL, NULL, p.note
FROM known CROSS JOIN period p
ANTI JOIN (FROM activity WHERE excluded IS NULL) AS found
  ON found.period = p.period AND found.customer_id = known.customer_id
WHERE EXISTS (FROM activities)
