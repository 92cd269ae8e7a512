"""Stories: articles that are near copies of each other, kept apart but counted as one."""
