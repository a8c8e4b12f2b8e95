"""Withholding from the public: exemptions and a reason chosen beside the words, wherever these are shown."""
