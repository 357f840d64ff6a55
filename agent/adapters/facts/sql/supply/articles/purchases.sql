-- Purchase orders of each article: what is still to come, and how long the received ones took, in weeks.
-- An order without a due day is expected a lead time after it was ordered, else a lead time from now.
-- Parameters: $today, $lead_least (received orders that tell how lead times vary).
CREATE TEMP TABLE purchases AS
SELECT n,
       list(due) FILTER (open > 0) AS due,
       list(open) FILTER (open > 0) AS open,
       sum(open) FILTER (open > 0) AS on_order,
       sum(open) FILTER (open > 0 AND undated) AS undated,
       count(*) FILTER (took >= 0) AS lead_orders,
       CASE WHEN count(*) FILTER (took >= 0) >= $lead_least::INT
            THEN stddev_samp(took) FILTER (took >= 0) END AS lead_deviation
FROM (
    SELECT n,
           coalesce(due_on, coalesce(ordered_on, $today::DATE) + coalesce(lead, 0)::INT) AS due,
           due_on IS NULL AS undated,
           CASE WHEN received_on IS NOT NULL AND received_quantity IS NULL THEN 0
                ELSE quantity - coalesce(received_quantity, 0) END AS open,
           (received_on - ordered_on) / 7.0 AS took
    FROM purchase_orders
    JOIN scope USING (article_id)
)
GROUP BY n
