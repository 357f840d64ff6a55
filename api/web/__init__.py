"""The pages a person sees: texts, templates, static files; no build step, nothing from elsewhere."""
