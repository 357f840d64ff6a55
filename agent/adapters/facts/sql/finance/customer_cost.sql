-- Cost that belongs to a customer alone, from $starts to $ends, in EUR; null where nothing is recorded.
--
-- air_freight  freight of emergency shipments
-- other        customer_cost of the revenue rows, else the cost of complaints
-- small_lots   order lines below the article's MOQ; null without any line of an article with a MOQ
WITH customer AS (SELECT unnest($customers) AS id),
air AS (
    SELECT customer_id, coalesce(sum(freight_cost) FILTER (emergency), 0) AS cost
    FROM shipments
    WHERE customer_id IN (SELECT id FROM customer) AND shipped_on BETWEEN $starts AND $ends
    GROUP BY customer_id
    HAVING count(*) FILTER (emergency AND freight_cost IS NULL) = 0
),
booked AS (
    SELECT customer_id, sum(customer_cost) AS cost
    FROM revenue
    WHERE customer_id IN (SELECT id FROM customer) AND month BETWEEN $starts AND $ends
    GROUP BY customer_id
),
claimed AS (
    SELECT customer_id, sum(cost) AS cost
    FROM complaints
    WHERE customer_id IN (SELECT id FROM customer) AND date BETWEEN $starts AND $ends
    GROUP BY customer_id
),
lots AS (
    SELECT o.customer_id, count(*) FILTER (o.quantity < a.moq) AS small
    FROM order_lines o JOIN articles a ON a.id = o.article_id AND a.moq IS NOT NULL
    WHERE o.customer_id IN (SELECT id FROM customer) AND NOT coalesce(o.cancelled, false)
      AND coalesce(o.ordered_on, o.requested_on) BETWEEN $starts AND $ends
    GROUP BY o.customer_id
)
SELECT customer.id, air.cost, coalesce(booked.cost, claimed.cost), lots.small
FROM customer
LEFT JOIN air ON air.customer_id = customer.id
LEFT JOIN booked ON booked.customer_id = customer.id
LEFT JOIN claimed ON claimed.customer_id = customer.id
LEFT JOIN lots ON lots.customer_id = customer.id
