"""A long text on one line, cut at a word."""


def shortened(text: str, most: int) -> str:
    """`text` on one line, cut at a word."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    cut = words[:most]
    return (cut.rpartition(" ")[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;.，。") + "…"
