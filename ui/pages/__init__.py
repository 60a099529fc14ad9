"""The pages of the window; each asks the desk and shows, and works nothing out for itself."""
