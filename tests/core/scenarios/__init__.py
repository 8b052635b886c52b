"""Stories told as timed articles from several outlets, with the ledger and the alerts they must give."""
