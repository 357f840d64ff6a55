SELECT id, name FROM contacts WHERE list_contains($ids, id)
