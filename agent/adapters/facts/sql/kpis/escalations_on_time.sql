-- Escalations resolved in time (R066). Share, from 0 to 1: closed within `limit_days` / (closed + open for longer).
--
-- Unit       an escalation record that was detected in the period or still open in it, as it stood on the last day;
--            calendar days from the day of detection to the confirmed resolution
-- Left out   running (open and not older than the limit), bad_dates (resolved before it was detected)
WITH record AS (
    SELECT p.period, e.*, e.resolved_on IS NOT NULL AND e.resolved_on <= p.ends AS closed,
           CASE WHEN closed THEN e.resolved_on ELSE p.ends END - e.detected_on AS days
    FROM state_escalations e JOIN scope USING (customer_id)
    JOIN periods p ON e.detected_on <= p.ends AND coalesce(e.resolved_on, p.ends) >= p.starts
)
SELECT period, customer_id, '' AS variant, 'escalations' AS source, id AS key,
       (closed AND days <= $limit_days::INTEGER)::INTEGER::DOUBLE AS numerator, 1::DOUBLE AS denominator,
       CASE WHEN days < 0 THEN 'bad_dates'
            WHEN NOT closed AND days <= $limit_days::INTEGER THEN 'running' END AS excluded,
       contract_id AS contributor, NULL AS note
FROM record
