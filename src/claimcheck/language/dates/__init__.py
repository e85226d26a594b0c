"""Dates, periods and relative times: what the words at one place of a text name, and which days that is."""
