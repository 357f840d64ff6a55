-- Order lines with their deliveries: what a question about punctuality reads, without joining a million rows.
--
-- confirmed            the date first confirmed; where none was confirmed (unconfirmed), the one requested
-- excluded             why the line is no promise: cancelled, no_quantity (0 ordered)
-- deliveries           list of id, day and quantity
-- first_due, last_due  of the whole order, by either date; far away where nobody requested a date, so that no period
--                      misses the order
SELECT o.customer_id, coalesce(o.order_id, o.id) AS order_id, o.id, o.article_id, o.quantity, o.ordered_on,
       coalesce(o.confirmed_on, o.requested_on) AS confirmed, o.requested_on AS requested,
       o.confirmed_on IS NULL AS unconfirmed,
       CASE WHEN o.cancelled THEN 'cancelled' WHEN o.quantity = 0 THEN 'no_quantity' END AS excluded,
       d.deliveries,
       min(CASE WHEN o.requested_on IS NULL THEN DATE '0001-01-01'
                ELSE least(o.confirmed_on, o.requested_on) END) OVER ordered AS first_due,
       max(CASE WHEN o.requested_on IS NULL THEN DATE '9999-12-31'
                ELSE greatest(o.confirmed_on, o.requested_on) END) OVER ordered AS last_due
FROM order_lines o
LEFT JOIN (
    SELECT order_line_id, list({'id': id, 'day': delivered_on, 'quantity': quantity}) AS deliveries
    FROM deliveries GROUP BY order_line_id
) d ON d.order_line_id = o.id
WINDOW ordered AS (PARTITION BY o.customer_id, coalesce(o.order_id, o.id))
