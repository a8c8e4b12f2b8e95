"""The filter language of the registers: words, and `is:open owner:MPS topic:bias due:<30-April`."""
