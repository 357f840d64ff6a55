-- Frame contracts that are in force on a day and end soon.
SELECT id, customer_id, valid_to, notice_date
FROM frame_contracts
WHERE list_contains($customers, customer_id)
  AND valid_from <= $today
  AND valid_to BETWEEN $today AND $until
ORDER BY valid_to, id
