"""The record: problems and promises, the count by kind, what came twice."""
