"""What colleagues did well: told, thanked for, never counted."""
