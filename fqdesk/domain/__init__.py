"""What a record is: kinds, values and the pure calculations on them. Standard library only."""
