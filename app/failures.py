"""What is shown when something unexpected fails: what happened, what is safe, and a reference."""

from __future__ import annotations

import logging
from secrets import token_hex

import streamlit as st

from app.words import t

LOG = logging.getLogger("gpuplan.app")


def shown(error: Exception) -> bool:
    """Log a failure under a reference and show a message that names it; never a traceback."""
    reference = token_hex(4)
    LOG.error("screen failed, reference %s", reference, exc_info=error)
    st.error(t("Something unexpected went wrong on this screen. Nothing that you saved is lost: "
               "your scenario and all runs are kept. Reload the page, or go on at another screen. "
               "If it happens again, pass on this reference, which is found in the log: "
               "{reference}", reference=reference), icon=":material/error:")
    return True
