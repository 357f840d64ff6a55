-- Of several rows of one article the newest counts.
SELECT arg_max(id, coalesce(as_of, DATE '0001-01-01')), article_id,
       arg_max(on_hand, coalesce(as_of, DATE '0001-01-01'))
FROM stock
WHERE list_contains($articles, article_id)
GROUP BY article_id
ORDER BY article_id
