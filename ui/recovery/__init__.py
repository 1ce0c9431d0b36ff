"""The recovery page: something went wrong, and the clerk is walked through putting it right."""
