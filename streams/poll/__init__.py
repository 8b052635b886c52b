"""Asking the world's feeds what is new: politely, safely, and on time."""
