"""What the pages of the desk share: forms, saving, deleting, stale pages, how differences are shown."""
