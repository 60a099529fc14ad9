"""What happened: the station folder, its sealed revisions and its attachments. The only SQL."""
