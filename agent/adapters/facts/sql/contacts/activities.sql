-- What was logged with some customers from $since to $until, the latest first; $people null: with anybody.
SELECT id, customer_id, date, contact_id, channel, direction, topic, qualified, author, note
FROM activities
WHERE customer_id IN (SELECT unnest($customers))
  AND date BETWEEN $since AND $until
  AND ($people IS NULL OR contact_id IN (SELECT unnest($people)))
ORDER BY date DESC, id DESC
LIMIT $most
