"""The Review step: as typed beside the wording that prints, the closing checks, and signing off."""
