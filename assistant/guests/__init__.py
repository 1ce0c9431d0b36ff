"""Who a guest is: identity, preferences, moods, visits, mistakes."""
