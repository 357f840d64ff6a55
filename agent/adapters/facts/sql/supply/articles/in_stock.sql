-- The newest stock rows of each article: several of one day are several warehouses.
CREATE TEMP TABLE in_stock AS
SELECT n, arg_max(on_hand, day) AS on_hand, arg_max(reserved, day) AS reserved, arg_max(as_of, day) AS as_of
FROM (
    SELECT n, as_of, coalesce(as_of, DATE '0001-01-01') AS day,
           sum(on_hand) AS on_hand, sum(coalesce(reserved, 0)) AS reserved
    FROM stock
    JOIN scope USING (article_id)
    GROUP BY n, as_of
)
GROUP BY n
