"""What the moments are called."""

from assistant.words.book import MOMENTS
from assistant.words.labels import moment_label


def test_every_moment_has_a_name_of_its_own():
    names = [moment_label(moment) for moment in MOMENTS]
    assert all(names)
    assert len(set(names)) == len(names)
