"""What staff suggest: made in one line, answered with a name and a date, never lost."""
