"""A call, from the first ring to the last word (H15): caller, hold, read-back, farewell."""
