-- Escalations documented (R065). Share of escalation events with a complete record, from 0 to 1.
--
-- Unit       an escalation record detected in the period; or a contract whose call-off is below `threshold`,
--            unrounded, at the end of the period and that has no record open in the period
-- Passes     a record with every field of `fields` filled (cause, owner, measure; evidence where it is resolved), and of
--            those kept here (`complete` is not null) one with nothing mandatory missing; what an import brought can
--            carry no more than `fields`; a contract without a record never passes
-- Threshold  less a billionth, as everywhere: 7 * 0.1 / 1.0 is below 0.7 in binary
-- Call-off   call_off_units are the units of call_off.sql
WITH record AS (
    SELECT p.period, e.*,
           (NOT list_contains($fields, 'cause') OR trim(coalesce(e.cause, '')) <> '')
           AND (NOT list_contains($fields, 'owner') OR trim(coalesce(e.owner, '')) <> '')
           AND (NOT list_contains($fields, 'measure') OR trim(coalesce(e.measure, '')) <> '')
           AND (NOT list_contains($fields, 'evidence') OR e.resolved_on IS NULL OR trim(coalesce(e.evidence, '')) <> '')
           AND coalesce(e.complete, true) AS is_complete,
           e.detected_on >= p.starts AS detected
    FROM state_escalations e JOIN scope USING (customer_id)
    JOIN periods p ON e.detected_on <= p.ends AND coalesce(e.resolved_on, p.ends) >= p.starts
),
contract AS (
    SELECT period, customer_id, contributor AS id
    FROM call_off_units WHERE excluded IS NULL
    GROUP BY ALL HAVING sum(denominator) > 0 AND sum(numerator) / sum(denominator) < $threshold::DOUBLE - 1e-9
)
SELECT period, customer_id, '' AS variant, 'escalations' AS source, id AS key, is_complete::INTEGER::DOUBLE AS numerator,
       1::DOUBLE AS denominator, NULL AS excluded, contract_id AS contributor, NULL AS note
FROM record WHERE detected
UNION ALL
SELECT c.period, c.customer_id, '', 'frame_contracts', c.id, 0, 1, NULL, c.id, 'call_off_without_record'
FROM contract c ANTI JOIN record r ON r.period = c.period AND r.contract_id = c.id
