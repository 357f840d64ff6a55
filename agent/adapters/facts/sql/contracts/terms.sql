SELECT id, valid_from, valid_to, notice_date FROM frame_contracts WHERE customer_id = $customer ORDER BY id
