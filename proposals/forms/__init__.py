"""Forms and filters for query strings: every value that readers and scripts send goes through one of them."""
