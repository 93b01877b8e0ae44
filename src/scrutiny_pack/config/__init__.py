"""The YAML of a pack: read strictly, typed by its classes, every problem told with its line."""
