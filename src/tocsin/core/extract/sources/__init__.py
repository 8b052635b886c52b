"""Who says what, over sentences and paragraphs."""
