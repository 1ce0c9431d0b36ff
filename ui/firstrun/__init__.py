"""The empty store's page: three things to do."""
