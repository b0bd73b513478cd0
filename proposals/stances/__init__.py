"""What parties said: who stands where, and what happened when."""
