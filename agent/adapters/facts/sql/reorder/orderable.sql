-- Whether articles are series articles and released. Without a release state nobody has withheld it.
SELECT id, coalesce(series, true) AND (release_state IS NULL OR list_contains($released, lower(trim(release_state))))
FROM articles
WHERE list_contains($articles, id)
