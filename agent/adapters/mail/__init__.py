"""How approved mails leave: as files in a folder, or by SMTP. Both send the same bytes."""
