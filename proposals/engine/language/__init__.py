"""What words tell by themselves: their stems, their function, the quantities they name."""
