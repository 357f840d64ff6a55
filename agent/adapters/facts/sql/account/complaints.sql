-- Complaints of one customer from $since to $today, the latest first.
SELECT id, article_id, date, cost, coalesce(trim(note), '')
FROM complaints
WHERE customer_id = $customer AND date BETWEEN $since AND $today
ORDER BY date DESC, id
