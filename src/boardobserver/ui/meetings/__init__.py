"""The meetings: their list, the page of one of them with its four steps, series, planning, import."""
