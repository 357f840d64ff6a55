-- Articles that are released, but that nobody has secured: no contract line in force and no call-off (R044).
--
-- released   `release_state` is one of $released (lower case), whatever the case
-- in force   the contract of a line has not ended by $today
-- called     a non-cancelled order line of the article, ordered in the last $days days
SELECT a.customer_id, a.id, a.name, a.release_state, max(o.ordered_on) AS last_ordered
FROM articles a
LEFT JOIN order_lines o
  ON o.article_id = a.id AND o.customer_id = a.customer_id AND NOT coalesce(o.cancelled, false) AND o.ordered_on <= $today
WHERE a.customer_id IN (SELECT unnest($customers))
  AND lower(trim(a.release_state)) IN (SELECT unnest($released))
  AND NOT EXISTS (
      FROM contract_lines l JOIN frame_contracts c ON c.id = l.contract_id
      WHERE l.article_id = a.id AND c.customer_id = a.customer_id AND c.valid_to >= $today
  )
GROUP BY a.customer_id, a.id, a.name, a.release_state
HAVING max(o.ordered_on) IS NULL OR max(o.ordered_on) < $today::DATE - $days::INTEGER
ORDER BY a.customer_id, a.id
