"""The live page: what came in, who claims what, and the words that prove it."""
