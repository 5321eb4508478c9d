"""An OpenID Connect provider of the tests' own: whoever asks is signed in as the next in line."""

from __future__ import annotations

import json
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "gpuplan", "only-for-tests"


@dataclass
class Provider:
    """``names`` are who signs in, in their order."""

    names: list[str]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __enter__(self) -> Provider:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.get(self)

            def do_POST(self) -> None:
                provider.post(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def metadata(self) -> str:
        return f"{self.url}/.well-known/openid-configuration"

    def get(self, asked: BaseHTTPRequestHandler) -> None:
        path, _, query = asked.path.partition("?")
        given = dict(urllib.parse.parse_qsl(query))
        if path == "/authorize":
            code = token_urlsafe(8)
            self.codes[code] = self.names.pop(0), given.get("nonce", "")
            answer = urllib.parse.urlencode({"code": code, "state": given["state"]})
            asked.send_response(302)
            asked.send_header("Location", f"{given['redirect_uri']}?{answer}")
            asked.end_headers()
        elif path == "/keys":
            _send(asked, {"keys": [self.key.as_dict(private=False)]})
        else:
            _send(asked, {
                "issuer": self.url, "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token", "jwks_uri": f"{self.url}/keys",
                "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"]})

    def post(self, asked: BaseHTTPRequestHandler) -> None:
        body = asked.rfile.read(int(asked.headers["Content-Length"])).decode()
        name, nonce = self.codes.pop(dict(urllib.parse.parse_qsl(body))["code"])
        now = int(time.time())
        token = jwt.encode({"alg": "RS256", "kid": "1"}, {
            "iss": self.url, "aud": CLIENT, "sub": name.lower(), "name": name, "nonce": nonce,
            "iat": now, "exp": now + 600}, self.key)
        _send(asked, {"access_token": token_urlsafe(8), "token_type": "Bearer",
                      "expires_in": 600, "id_token": token})


def _send(asked: BaseHTTPRequestHandler, content: dict[str, Any]) -> None:
    data = json.dumps(content).encode()
    asked.send_response(200)
    asked.send_header("Content-Type", "application/json")
    asked.send_header("Content-Length", str(len(data)))
    asked.end_headers()
    asked.wfile.write(data)
