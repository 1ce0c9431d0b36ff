"""The staff: who is at this desk and signs what is written."""
