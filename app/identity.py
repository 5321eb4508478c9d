"""Who is at the screen: who signed in, else the browser, told by a cookie only it holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from http.cookies import SimpleCookie
from secrets import token_urlsafe
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "gpuplan_planner"
YEAR_S = 365 * 24 * 3600
SEAT = "planner"
"""Of the session: who is at it where nobody signs in. Only the server can set it."""
OPEN = "open"
"""Of the session: no sign-in is configured; to ask again would read the secrets' files again."""


@dataclass(frozen=True)
class Planner:
    """Whose work is shown. ``id`` names the owner in the database."""

    id: str
    name: str
    signed_in: bool = False


def sign_in_wanted() -> bool:
    """Whether the organisation's sign-in is configured, and nobody is signed in."""
    return _configured() and not getattr(st.user, "is_logged_in", False)


def planner() -> Planner:
    """Who is at this session."""
    if _configured() and getattr(st.user, "is_logged_in", False):
        issuer, subject = str(st.user.get("iss", "")), str(st.user.get("sub", ""))
        name = str(st.user.get("name") or st.user.get("email") or subject)
        return Planner(_hashed("user", f"{issuer} {subject}"), name, signed_in=True)
    if SEAT not in st.session_state:
        held = st.context.cookies.get(COOKIE, "")
        st.session_state[SEAT] = _hashed("browser", held) if held else \
            f"session-{token_urlsafe(16)}"
    return Planner(str(st.session_state[SEAT]), "")


def _configured() -> bool:
    if OPEN not in st.session_state:
        st.session_state[OPEN] = getattr(st.user, "is_logged_in", None) is None
    return not st.session_state[OPEN]


def _hashed(kind: str, text: str) -> str:
    """The database never holds what would let somebody in."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:40]}"


class Seats:
    """Gives every browser a secret of its own, so that a reload finds its work again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _has_seat(scope):
            await self.app(scope, receive, send)
            return

        async def seated(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure = "; Secure" if scope.get("scheme") == "https" else ""
                MutableHeaders(scope=message).append(
                    "set-cookie", f"{COOKIE}={token_urlsafe(32)}; Path=/; Max-Age={YEAR_S}; "
                    f"HttpOnly; SameSite=Lax{secure}")
            await send(message)

        await self.app(scope, receive, seated if _is_page(scope) else send)


def _is_page(scope: Scope) -> bool:
    """Only the page itself, not its many parts, which come at once and would each get another."""
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in accepted


def _has_seat(scope: Scope) -> bool:
    held = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            held.load(value.decode("latin-1"))
    return COOKIE in held
