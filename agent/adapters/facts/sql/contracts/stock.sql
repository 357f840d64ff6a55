-- Of several rows of one article the newest counts.
SELECT arg_max(s.id, coalesce(s.as_of, DATE '0001-01-01')), s.article_id,
       arg_max(s.on_hand, coalesce(s.as_of, DATE '0001-01-01')), any_value(a.unit_cost)
FROM stock s JOIN articles a ON a.id = s.article_id
WHERE list_contains($articles, s.article_id)
GROUP BY s.article_id
ORDER BY s.article_id
