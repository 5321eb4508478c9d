"""The server of the web app: ``gpuplan app``, or ``streamlit run app/main.py``."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from app.failures import shown
from app.identity import Seats
from app.sign_in import secrets_of

app = st.App(Path(__file__).with_name("navigation.py"), middleware=[Middleware(Seats)],
             secrets=secrets_of(os.environ), on_script_error=shown)
