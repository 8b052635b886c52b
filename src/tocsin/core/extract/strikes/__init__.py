"""Which attacks a text tells of, and which of its mentions are one."""
