"""A half configured sign-in is refused: it would let everybody in, or nobody."""

from __future__ import annotations

import pytest

from app.sign_in import VARIABLES, secrets_of
from optimizer.errors import BadInput

WHOLE = {variable: f"value of {variable}" for variable in VARIABLES.values()}


def test_nothing_named_means_no_sign_in():
    assert secrets_of({"PATH": "/bin"}) is None


def test_all_named_switches_it_on():
    assert dict(secrets_of(WHOLE)["auth"])["client_id"] == "value of GPUPLAN_OIDC_CLIENT_ID"


@pytest.mark.parametrize("missing", VARIABLES.values())
def test_each_part_is_needed(missing):
    with pytest.raises(BadInput, match=missing):
        secrets_of({name: value for name, value in WHOLE.items() if name != missing})
