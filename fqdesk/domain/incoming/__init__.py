"""Ledgers that stations kept in Excel: their table found, their columns named, their cells read."""
