"""Signatures are those of Standard Webhooks, and a wrong secret is refused without being shown."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from tocsin.core.signing import read_secret, sign
from tocsin.errors import SettingsError

# The vector that the Go, C# and other libraries of the specification share
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MESSAGE_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
STAMP = 1614265330
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_signature_is_that_of_the_shared_vector() -> None:
    assert sign([read_secret(SECRET, "test")], MESSAGE_ID, STAMP, BODY) == SIGNATURE


@given(key=st.binary(min_size=24, max_size=64), body=st.text(), message_id=st.text("abc-0123456789", min_size=1))
def test_an_independent_library_verifies_what_we_sign(key: bytes, body: str, message_id: str) -> None:
    stamp = int(datetime.now(UTC).timestamp())  # noqa: TID251 - the library compares with the machine's clock
    message = orjson.dumps({"said": body.encode("utf-8", "replace").decode()})
    signature = sign([key], message_id, stamp, message)
    headers = {"webhook-id": message_id, "webhook-timestamp": str(stamp), "webhook-signature": signature}
    Webhook("whsec_" + base64.b64encode(key).decode()).verify(message, headers)


def test_two_keys_give_two_signatures_and_either_verifies() -> None:
    old, new = read_secret(SECRET, "test"), bytes(range(32))
    header = sign([new, old], MESSAGE_ID, STAMP, BODY)
    assert header.split(" ") == [sign([new], MESSAGE_ID, STAMP, BODY), SIGNATURE]


@pytest.mark.parametrize("change", ["id", "stamp", "body", "key"])
def test_any_change_changes_the_signature(change: str) -> None:
    signature = sign(
        [b"k" * 24 if change == "key" else read_secret(SECRET, "test")],
        MESSAGE_ID + ("x" if change == "id" else ""),
        STAMP + (change == "stamp"),
        BODY + (b" " if change == "body" else b""),
    )
    assert signature != SIGNATURE


@pytest.mark.parametrize("text", ["whsec_!!!", "whsec_c2hvcnQ=", "hunter2hunter2", "", "whsec_" + "A" * 400])
def test_a_wrong_secret_is_named_but_never_shown(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_secret(text, "destination 'desk' secret_ref")
    assert "destination 'desk' secret_ref" in str(caught.value)
    assert "openssl rand" in str(caught.value)
    assert not text or text.removeprefix("whsec_") not in str(caught.value)
