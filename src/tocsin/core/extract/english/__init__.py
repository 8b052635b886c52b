"""The English words and rules of extraction; another language is another folder like this one."""
