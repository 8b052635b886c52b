"""Certificates for loopback servers, made with openssl when a test asks: no key lies in the repository."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority of a test's own, in ``folder``."""

    folder: Path

    @property
    def certificate(self) -> Path:
        """What a client trusts when it trusts this authority."""
        return self.folder / "ca.pem"

    def issue(self, names: str, *, begins: str = "20200101000000Z", ends: str = "20991231000000Z") -> Path:
        """A server's certificate for ``names`` (as in subjectAltName, e.g. "IP:127.0.0.1") with its key, in one file."""
        stem = f"server{len(list(self.folder.glob('*.csr')))}"
        _openssl(
            self.folder, "req", "-new", *KEY, "-subj", "/CN=server", "-keyout", f"{stem}.key", "-out", f"{stem}.csr"
        )
        (self.folder / "names.cnf").write_text(f"subjectAltName={names}\n")
        _openssl(
            self.folder, "ca", "-batch", "-config", "ca.cnf", "-extfile", "names.cnf", "-in", f"{stem}.csr",
            "-out", f"{stem}.crt", "-startdate", begins, "-enddate", ends,
        )  # fmt: skip
        both = self.folder / f"{stem}.pem"
        both.write_text((self.folder / f"{stem}.key").read_text() + (self.folder / f"{stem}.crt").read_text())
        return both


def make_authority(folder: Path) -> Authority:
    """A new authority in ``folder``, which becomes its directory."""
    folder.mkdir(parents=True, exist_ok=True)
    _openssl(
        folder,
        "req",
        "-x509",
        *KEY,
        "-days",
        "3650",
        "-subj",
        "/CN=Test authority",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
    )
    (folder / "index.txt").touch()
    (folder / "ca.cnf").write_text(
        "[ca]\ndefault_ca=it\n[it]\ndatabase=index.txt\nnew_certs_dir=.\ncertificate=ca.pem\nprivate_key=ca.key\n"
        "rand_serial=yes\ndefault_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n"
    )
    return Authority(folder)


def serving(certificate: Path, *, protocols: tuple[str, ...] = ("h2", "http/1.1")) -> ssl.SSLContext:
    """A server's side of TLS with ``certificate``, offering ``protocols`` (ALPN)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(list(protocols))
    return context


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
