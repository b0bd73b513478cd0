"""What words tell by themselves: which language they are in, and the quantities they name."""
