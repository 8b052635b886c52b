"""Cuts a text into words, sentences and paragraphs, and gives each word the letters that phrases are found by."""
