"""Records of a kind as a grid that pages from the database and is edited like a spreadsheet."""
