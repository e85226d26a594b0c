"""Damage at random, the same on each run: whatever a file has suffered, it is read or refused in one sentence."""

import io
import random
import warnings
import zipfile

import pytest

from claimcheck.errors import ClaimcheckError, ClaimcheckWarning
from claimcheck.readers import read_bytes

PARAGRAPHS = ("Ferries carried 1.2 million people in 2023, or 12% more, the “final” figure.", "Fares: €4.50 or 5.")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut short, or with bytes changed, doubled or dropped."""
    changed = bytearray(data)
    at = chance.randrange(len(changed))
    match chance.randrange(4):
        case 0:
            return data[:at]
        case 1:
            for _ in range(chance.choice((1, 10, 50))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        case 2:
            changed[at:at] = changed[at : at + 100] * chance.choice((1, 40))
        case 3:
            del changed[at : at + chance.randrange(1, 200)]
    return bytes(changed)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip archive that is whole, with one damaged part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        victim = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            new.writestr(name, damaged(old.read(name), chance) if name == victim else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("seed", range(4))
def test_random_damage(seed, build, suffix):
    chance = random.Random(f"{suffix} {seed}")
    whole = build(PARAGRAPHS)
    for _ in range(3 if suffix == ".pdf" else 25):
        inside = suffix in (".docx", ".odt") and chance.random() < 0.7
        data = (damaged_inside if inside else damaged)(whole, chance)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ClaimcheckWarning)
            try:
                document = read_bytes(data, "draft", suffix)
            except ClaimcheckError as error:
                assert str(error).startswith("draft: ") and "\n" not in str(error)
                continue
        assert document.text.encode().decode() == document.text
        assert all(0 <= start < end <= len(document.text) for start, end, _ in (*document.origin, *document.places))
