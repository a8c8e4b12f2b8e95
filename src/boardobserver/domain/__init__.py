"""The subject: words, records and rules in pure Python, without input or output or a clock."""
