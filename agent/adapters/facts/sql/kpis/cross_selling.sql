-- Cross-selling opportunities (R062). Count in the period; the target is for a calendar year (note part_of_year).
--
-- Unit       an opportunity identified in the period, with evidence, of a category that the customer does not buy yet
-- Buys it    the status says so (`bought_statuses`), or an opportunity of the category was won (`won_statuses`)
--            that had been identified before this one
-- Zero       a customer with contacts or opportunities, where anybody records opportunities
-- Left out   no_evidence, already_bought
WITH period AS (
    SELECT *, CASE WHEN ends - starts + 1 < 365 THEN 'part_of_year' END AS note FROM periods
),
opportunity AS (
    SELECT o.id, o.customer_id, lower(trim(o.category)) AS category, o.identified_on,
           trim(coalesce(o.evidence, '')) <> '' AS evidenced, lower(trim(coalesce(o.status, ''))) AS status
    FROM opportunities o JOIN scope USING (customer_id)
),
won AS (
    SELECT customer_id, category, min(identified_on) AS first_on
    FROM opportunity WHERE list_contains($won_statuses, status) GROUP BY ALL
),
identified AS (
    SELECT p.period, p.note, o.*,
           CASE WHEN NOT o.evidenced THEN 'no_evidence'
                WHEN list_contains($bought_statuses, o.status) OR won.first_on < o.identified_on THEN 'already_bought'
           END AS excluded
    FROM opportunity o JOIN period p ON o.identified_on BETWEEN p.starts AND p.ends
    LEFT JOIN won USING (customer_id, category)
),
known AS (
    SELECT customer_id FROM contacts JOIN scope USING (customer_id)
    UNION
    SELECT customer_id FROM opportunity
)
SELECT period, customer_id, '' AS variant, 'opportunities' AS source, id AS key,
       1::DOUBLE AS numerator, 0::DOUBLE AS denominator,
       excluded, category AS contributor, CASE WHEN excluded IS NULL THEN note END AS note
FROM identified
UNION ALL
SELECT p.period, known.customer_id, '', 'customers', known.customer_id, 0, 0, NULL, NULL, p.note
FROM known CROSS JOIN period p
ANTI JOIN (FROM identified WHERE excluded IS NULL) AS found
  ON found.period = p.period AND found.customer_id = known.customer_id
WHERE EXISTS (FROM opportunities)
