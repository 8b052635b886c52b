"""What the command line does, one file per family of commands; cli.py only says how they are called."""
