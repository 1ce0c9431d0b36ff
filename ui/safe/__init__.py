"""What keeps the store safe: the recovery sheet, the backups, the key."""
