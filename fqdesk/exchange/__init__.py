"""What leaves the station for other programs, and comes from them."""
