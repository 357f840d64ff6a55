-- One row a wanted article: everything that a projection and a proposal are computed from, in the order of the fields
-- of `ArticleSupply`. `ahead` is null where the months follow each other from 0 on.
WITH months AS (
    SELECT n, any_value(model) AS model,
           CASE WHEN max(ahead) + 1 <> count(*) THEN list(ahead ORDER BY ahead) END AS ahead,
           CASE WHEN count(planned) > 0 THEN list(planned ORDER BY ahead) END AS planned,
           CASE WHEN count(foreseen) > 0 THEN list(foreseen ORDER BY ahead) END AS foreseen
    FROM demand
    WHERE n IN (SELECT n FROM wanted)
    GROUP BY n
)
SELECT a.id, a.name, w.customer_id, c.name AS account, c.class, w.accounts,
       a.moq, a.order_multiple, a.lead_time_sea_days, a.lead_time_air_days,
       a.unit_cost, a.ordering_cost, a.holding_rate, a.container_quantity, a.air_cost_per_unit,
       s.on_hand, coalesce(s.reserved, 0), s.as_of, p.due, p.open, coalesce(p.undated, 0),
       m.ahead, m.planned, m.foreseen, m.model,
       e.sigma, CASE WHEN e.sigma IS NOT NULL THEN e.source END, p.lead_deviation, coalesce(p.lead_orders, 0),
       f.held, f.until
FROM wanted w
JOIN articles a ON a.id = w.article_id
JOIN customers c ON c.id = w.customer_id
LEFT JOIN in_stock s ON s.n = w.n
LEFT JOIN purchases p ON p.n = w.n
LEFT JOIN months m ON m.n = w.n
LEFT JOIN errors e ON e.n = w.n
LEFT JOIN frames f ON f.n = w.n
ORDER BY a.id
