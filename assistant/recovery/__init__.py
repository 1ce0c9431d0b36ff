"""Putting things right: problems, their steps, promises, gestures and limits."""
