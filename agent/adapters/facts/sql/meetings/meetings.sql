-- Meetings that start in a span of local time; $customers null: of every customer.
SELECT id, customer_id, starts_at, attendees, goal
FROM meetings
WHERE starts_at BETWEEN $since AND $until
  AND ($customers IS NULL OR list_contains($customers, customer_id))
ORDER BY starts_at, id
