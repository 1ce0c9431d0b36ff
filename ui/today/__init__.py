"""Who is expected, day by day, and what to prepare; lists and calendars come in here."""
