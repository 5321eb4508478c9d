"""The server of the web app: ``gpuplan app``, or ``streamlit run app/main.py``."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app.failures import shown
from app.identity import Seats
from app.screens import SCREENS  # noqa: F401  (what screens need is there before a planner is)
from app.sign_in import secrets_of

app = st.App(Path(__file__).with_name("navigation.py"), middleware=[Middleware(Seats)],
             secrets=secrets_of(os.environ), on_script_error=shown)

gc.freeze()  # modules stay: no collection needs to look at them again
