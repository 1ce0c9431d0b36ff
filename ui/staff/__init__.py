"""The page of the staff: who works here, and who may do what."""
