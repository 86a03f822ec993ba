"""Questions: filters, words, SQL."""
