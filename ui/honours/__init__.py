"""The widgets of the honours page: the list with its bars, and what stands beside it."""
