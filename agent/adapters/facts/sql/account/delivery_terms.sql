-- How some articles are delivered.
SELECT a.id, a.moq, a.order_multiple, a.lead_time_sea_days, a.lead_time_air_days, a.air_cost_per_unit,
       (SELECT sum(s.on_hand) FROM stock s WHERE s.article_id = a.id)
FROM articles a
WHERE list_contains($articles, a.id)
ORDER BY a.id
