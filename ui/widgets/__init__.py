"""Small generic widgets that know nothing of records."""
