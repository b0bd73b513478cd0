"""What readers and scripts may ask for: every value of a query string passes one of these."""
