"""The lexicon: what is better said and better written, ours and the house's own, beside a try."""
