"""The widgets of the leave page: the calendar of people by days and what stands beside it."""
