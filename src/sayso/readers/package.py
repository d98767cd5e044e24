"""A package: a zip file from a stranger, opened and unpacked within limits, and the XML inside it."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree

from sayso.config import MIB
from sayso.errors import Encrypted, Unreadable
from sayso.readers.allowance import Allowance

DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises for a damaged archive, or one packed in a way that it cannot undo."""


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises Unreadable when its directory, which stands at the end, is missing or damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise Unreadable(
            f"a damaged zip archive: its directory cannot be read ({error}). "
            "Perhaps the file was cut short: fetch it again"
        ) from None


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    """The bytes of one member, spent from the allowance as they come: what the header says of its size is not believed.

    Raises Encrypted, TooLarge, or Unreadable when it is damaged.
    """
    if info.flag_bits & 1:
        raise Encrypted("a member of an archive that needs a password: unpack it with the password and add the files")
    pieces: list[bytes] = []
    try:
        with archive.open(info) as stream:
            while piece := stream.read(MIB):
                allowance.spend(len(piece))
                pieces.append(piece)
    except DAMAGE as error:
        raise Unreadable(f"a damaged member of an archive: {error}") from None
    return b"".join(pieces)


def part(archive: zipfile.ZipFile, name: str, allowance: Allowance) -> bytes | None:
    """A member by name, or None when there is none by it."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    return unpack(archive, info, allowance)


def tree(data: bytes) -> Any:
    """The root element. Raises Unreadable for broken XML and for any DTD, which no office file needs.

    A DTD can define entities that grow a few lines into gigabytes or name files to be fetched.
    """
    if any(mark in data for mark in (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))):
        raise Unreadable("its XML declares a document type, which may hide an entity bomb; office files have none")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(f"its XML is damaged: {error}") from None
    if root is None:
        raise Unreadable("its XML is empty")
    return root
