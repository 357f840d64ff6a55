SELECT id, name FROM articles WHERE list_contains($ids, id)
