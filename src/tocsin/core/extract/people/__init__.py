"""Which phrases of a text name people, and how many."""
