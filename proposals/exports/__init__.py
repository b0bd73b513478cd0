"""What readers take away: files that hold exactly what a page shows."""
