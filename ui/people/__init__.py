"""Who is at this desk."""
