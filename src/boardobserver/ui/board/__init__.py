"""The board's own page: its particulars, and its list of grounds and topics."""
