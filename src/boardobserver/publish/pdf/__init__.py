"""The PDF writer: the only home of ReportLab and pikepdf."""
