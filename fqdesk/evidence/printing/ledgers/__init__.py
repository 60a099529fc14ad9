"""Registers: many records of one kind as rows of a table."""
