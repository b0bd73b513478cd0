"""What readers are told about the data: the log of changes, the version of the data, numbered releases."""
