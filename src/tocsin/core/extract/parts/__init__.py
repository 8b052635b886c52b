"""Which statements are parts of others, within a sentence and over several."""
