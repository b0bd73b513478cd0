"""The reader's pages: functions from a request to a response."""
