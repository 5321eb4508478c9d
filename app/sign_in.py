"""The organisation's sign-in, named by the environment; Streamlit's own secrets do as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.runtime.secrets import SecretsValue

VARIABLES = {
    "server_metadata_url": "GPUPLAN_OIDC_METADATA_URL",
    "client_id": "GPUPLAN_OIDC_CLIENT_ID",
    "client_secret": "GPUPLAN_OIDC_CLIENT_SECRET",
    "redirect_uri": "GPUPLAN_OIDC_REDIRECT_URI",
    "cookie_secret": "GPUPLAN_COOKIE_SECRET",
}
"""What OpenID Connect needs, by the name Streamlit gives it; the redirect ends in
``/oauth2callback``."""


def secrets_of(environment: Mapping[str, str]) -> dict[str, SecretsValue] | None:
    """The secrets that switch the sign-in on; None where none is named.

    Raises:
        BadInput: only some of what it needs is named; a half sign-in would be none.
    """
    given: dict[str, SecretsValue] = {
        name: environment.get(variable, "") for name, variable in VARIABLES.items()}
    if not any(given.values()):
        return None
    missing = [VARIABLES[name] for name, value in given.items() if not value]
    if missing:
        raise BadInput([Problem(Place(field=name), "it is not set, but other parts of the sign-in "
                                "are", "Set it in the environment, or unset all of them.")
                        for name in missing])
    return {"auth": given}
