"""What readers are told of the data: the log of changes, the version of the data, numbered releases."""
