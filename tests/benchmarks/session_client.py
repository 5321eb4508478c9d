"""A planner without a browser: speaks the app's own protocol, presses buttons, waits for words."""

from __future__ import annotations

import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

PATH = "/_stcore/stream"
STEP_S = 0.05


@dataclass
class SessionClient:
    """One session. ``waits`` are the seconds from each press to the answering screen."""

    url: str
    buttons: dict[str, str] = field(default_factory=dict)
    """Ids of the buttons on the screen, by their keys."""
    words: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    _page: str = ""
    _timers: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Of parts that draw themselves again: by part, how often and when next."""
    _busy: bool = False
    _part: str = ""
    """The part that draws itself again at present."""

    def __enter__(self) -> SessionClient:
        asked = urllib.request.Request(f"{self.url}/", headers={"Accept": "text/html"})
        with urllib.request.urlopen(asked, timeout=60) as page:
            cookie = page.headers["set-cookie"].split(";")[0]
        self._socket: ClientConnection = connect(
            self.url.replace("http", "ws") + PATH, subprotocols=["streamlit"], max_size=None,
            additional_headers={"Cookie": cookie}, open_timeout=60)
        self._run()
        self._settle()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def press(self, key: str) -> None:
        """Press a button and wait until the screen has answered."""
        identity = next(found for name, found in self.buttons.items() if name.endswith(key))
        began = time.monotonic()
        self._run(pressed=identity)
        self._settle()
        self.waits.append(time.monotonic() - began)

    def wait_for(self, word: str, most_s: float) -> bool:
        """Keep the screen alive, as a browser would, until it says a word."""
        end = time.monotonic() + most_s
        while time.monotonic() < end:
            if any(word in said for said in self.words):
                return True
            self._due()
            self._hear(STEP_S)
        return False

    def _run(self, pressed: str = "", part: str = "") -> None:
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.context_info.locale = "en-GB"
        asked.rerun_script.context_info.timezone = "Asia/Seoul"
        if part:
            asked.rerun_script.fragment_id = part
            asked.rerun_script.is_auto_rerun = True
        if pressed:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = pressed, True
        self._busy, self._part = True, part
        self._socket.send(asked.SerializeToString())

    def _due(self) -> None:
        now = time.monotonic()
        for part, (every, when) in list(self._timers.items()):
            if now >= when and not self._busy:
                self._timers[part] = (every, now + every)
                self._run(part=part)

    def _settle(self, most_s: float = 120) -> None:
        end = time.monotonic() + most_s
        while self._busy:
            if time.monotonic() > end:
                raise TimeoutError("the screen did not answer")
            self._hear(1)

    def _hear(self, most_s: float) -> None:
        try:
            data = self._socket.recv(timeout=most_s)
        except TimeoutError:
            return
        message = ForwardMsg()
        message.ParseFromString(data)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._busy = True
            fresh = message.new_session.page_script_hash != self._page
            if fresh or not self._part:
                self._page = message.new_session.page_script_hash
                self.buttons.clear()
                self.words.clear()
                self._timers.clear()
                self._part = ""
        elif kind == "script_finished":
            self._busy = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
        elif kind == "auto_rerun":
            every = float(message.auto_rerun.interval)
            self._timers[message.auto_rerun.fragment_id] = (every, time.monotonic() + every)
        elif kind == "delta":
            self._see(message)

    def _see(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "button":
                self.buttons[element.button.id] = element.button.id
                self.words.append(element.button.label)
            case "markdown":
                self.words.append(element.markdown.body)
            case "heading":
                self.words.append(element.heading.body)
            case "metric":
                self.words += [element.metric.label, element.metric.body]
            case "alert":
                self.words.append(element.alert.body)
            case _:
                pass
