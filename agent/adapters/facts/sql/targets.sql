SELECT id, kpi, customer_id, valid_from, value FROM targets ORDER BY id
