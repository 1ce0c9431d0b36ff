"""What stands around every page: the bar on top, the rail, the hints below."""
