"""Which words state that people came to harm, and to whom they say it happened: one file per family of turns."""
