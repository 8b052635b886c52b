"""Where alerts go: one destination as configured, and its secrets, which never show themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tocsin.errors import SettingsError
from tocsin.schemas.words import Severity

SECRET_FILE_BYTES_MAX = 65_536


@dataclass(frozen=True, slots=True)
class Destination:
    """One ``[[destinations]]`` table of tocsin.toml.

    ``url`` and ``secret_ref`` may be written as ``env:NAME`` or ``file:PATH``, so that the file with the
    settings holds no secret; a chat hook's address is one. ``secret_ref`` must be. The representation shows neither.
    """

    name: str
    kind: str
    url: str = field(default="", repr=False)
    secret_ref: str = field(default="", repr=False)
    min_severity: Severity = Severity.LOW
    theatres: tuple[str, ...] = ()
    """Only alerts of these theatres; empty for all."""
    enabled: bool = True
    allow_private: bool = False
    """Whether the host may be inside a private network, and may be reached without TLS."""


def read_ref(ref: str, what: str, environ: Mapping[str, str] = os.environ) -> str:
    """The text behind ``env:NAME`` or ``file:PATH``; raises SettingsError that says where to put it."""
    scheme, _, name = ref.partition(":")
    if scheme == "env":
        text = environ.get(name, "").strip()
        if not text:
            raise SettingsError(f"{what}: the environment has no {name}; set it, or leave the destination out")
        return text
    if scheme == "file":
        return _read_file(Path(name), what)
    raise SettingsError(f"{what}: write env:NAME or file:PATH, so that no secret stands in tocsin.toml")


def _read_file(path: Path, what: str) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(SECRET_FILE_BYTES_MAX).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{what}: cannot read {path}: {type(error).__name__}; check the path and who may read it"
        ) from None
    if not text:
        raise SettingsError(f"{what}: {path} is empty; put the secret there")
    return text


def read_url(destination: Destination, environ: Mapping[str, str] = os.environ) -> str:
    """The destination's address, checked; raises SettingsError that never shows more of it than its host."""
    what = f"destination {destination.name!r} url"
    text = destination.url
    if text.startswith(("env:", "file:")):
        text = read_ref(text, what, environ)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise SettingsError(f"{what}: not an address; write https://…") from None
    if parts.scheme not in {"https", "http"} or not host:
        raise SettingsError(f"{what}: not a web address; write https://…, or env:NAME with the address in NAME")
    if parts.scheme == "http" and not destination.allow_private:
        raise SettingsError(
            f"{what}: {host} without TLS; write https://, or allow_private = true for a host of your own"
        )
    if parts.username is not None or parts.password is not None:
        raise SettingsError(f"{what}: no user name or password in the address of {host}; sign with secret_ref instead")
    if not text.isascii() or any(character.isspace() for character in text):
        raise SettingsError(f"{what}: the address of {host!r} holds a space or a letter beyond ASCII; encode it")
    return text
