"""The widgets of the visit page: the quick row, the heat map, suggestions on their way to closure."""
