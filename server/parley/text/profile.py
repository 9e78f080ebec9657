"""Hash profile 1: the canonical text of an article, and its hash.

Canonical text is UTF-8 without a byte order mark, with LF line ends, in Unicode normal form C. Offsets count
Unicode code points and are half-open, as in the Web Annotation model for ``oa:TextPositionSelector``
(section 4.2.5).
"""

from __future__ import annotations

import hashlib
import unicodedata

from parley.errors import InputError

PROFILE = 1
"""The number of this hash profile, stored with every article."""


def canonical(data: bytes, *, where: str | None = None) -> str:
    """Return the canonical text of an article's bytes.

    Raises:
        InputError: The bytes are not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8; save the article as UTF-8 text"
        raise InputError(message, where=where) from error
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_hash(text: str) -> str:
    """Return the SHA-256 of a canonical text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
