-- Behind OTIF: the deliveries of the order lines counted against the date first confirmed.
SELECT p.period, l.customer_id, 'deliveries' AS source, unnest([d.id FOR d IN l.deliveries]) AS key
FROM delivered_lines l JOIN scope USING (customer_id)
JOIN periods p ON l.confirmed + $late_tolerance_days::INTEGER BETWEEN p.starts AND p.ends
WHERE l.excluded IS NULL
