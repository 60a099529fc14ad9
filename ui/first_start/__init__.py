"""The first start: what a new station has to say about itself, in four steps that may be left."""
