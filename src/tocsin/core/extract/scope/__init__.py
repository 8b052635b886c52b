"""What is news and what is background: dates, courts, history, what a digest tells under another day."""
