"""A batch that is over: what came of it, a chart over what was changed, every case to be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from app import format as form
from app import go, state
from app.runs.keeping import keep_plan
from app.screens.studies.chart import chart_of
from app.screens.studies.rows import columns_of, counted, frame_of
from app.store import store
from app.store.cases import Shelf
from app.widgets.downloads import written
from app.widgets.shown import WHOLE_ROWS, chart_shown
from app.words import plain, t
from optimizer.studies.case_file import plan_of
from optimizer.studies.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.runs.record import Run
    from optimizer.studies.cases import Batch
    from optimizer.studies.outcome import Outcome


def results_shown(run: Run, batch: Batch, go_on: Callable[[], None]) -> None:
    """Draw it; ``go_on`` begins what is missing."""
    shelf = Shelf(store(), batch.sha256)
    found, of = shelf.outcomes(), len(batch.cases)
    st.markdown(f"**{t('{done} of {of} cases', done=form.number(len(found)), of=form.number(of))}"
                f"** · {plain(counted(found.values()))}" if found else f"**{t('None finished.')}**")
    if len(found) < of and st.button(
            t("Go on with the {n} that are missing", n=form.number(of - len(found))),
            key=f"studies.on.{run.id}", icon=":material/play_arrow:"):
        go_on()
    if not found:
        return
    frame, name = frame_of(batch, found), f"batch-{run.id[:8]}"
    chart = chart_of(batch, found)
    if chart is not None:
        chart_shown(chart, frame, f"{name}-chart", t("The aim of every case over what was changed"))
    st.dataframe(
        frame, hide_index=True, width="stretch", placeholder="", column_config=columns_of(),
        height="content" if len(frame) <= WHOLE_ROWS else "auto",
        alt=t("Every case that is finished"))
    _one(run, batch, found)
    _downloads(batch, shelf, name)


def _one(run: Run, batch: Batch, found: Mapping[int, Outcome]) -> None:
    """What can be done with a case."""
    number = st.selectbox(t("Case"), list(found), key=f"studies.case.{run.id}",
                          format_func=lambda one: f"{one + 1}: {batch.cases[one].name}")
    case, outcome = batch.cases[number], found[number]
    with st.container(horizontal=True):
        if st.button(t("Open its plan"), type="primary", key="studies.plan",
                     disabled=outcome.value is None, icon=":material/assignment:"):
            plan = plan_of(case, Shelf(store(), batch.sha256).text(number) or "")
            state.open_run(keep_plan(state.runs(), plan, run.id, run.draft,
                                     f"{run.name} · {case.name}", case.name))
            go.to("plan")
        if st.button(t("Open its scenario as a new draft"), key="studies.scenario",
                     disabled=outcome.status == "bad input", icon=":material/folder_open:"):
            go.open_scenario(case.scenario, t("opened from a batch"))
            go.to("scenario")


def _downloads(batch: Batch, shelf: Shelf, name: str) -> None:
    """The same files that the command line writes."""
    with st.container(horizontal=True):
        for label, ending, mime, write in (
                ("CSV", "csv", "text/csv", Folder.table),
                (t("Workbook"), "xlsx", None, Folder.summary)):
            st.download_button(
                label, partial(_file, batch, shelf, write, ending), f"{name}.{ending}", mime,
                type="tertiary", icon=":material/download:", on_click="ignore",
                key=f"{name}.{ending}.download")
        st.download_button(
            t("All files, every plan among them"), partial(written, "zip", partial(
                _zip, batch, shelf)), f"{name}.zip", "application/zip", type="tertiary",
            icon=":material/folder_zip:", on_click="ignore", key=f"{name}.zip.download")


def _file(
    batch: Batch, shelf: Shelf, write: Callable[..., None], ending: str,
) -> bytes:
    with TemporaryDirectory() as made:
        write(Folder(Path(made)), batch, shelf.open(batch, resume=True).values())
        return next(Path(made).glob(f"*.{ending}")).read_bytes()


def _zip(batch: Batch, shelf: Shelf, path: Path) -> None:
    """The folder of the batch, as the command line would have written it."""
    with TemporaryDirectory() as made:
        folder = Folder(Path(made))
        with folder.alone():
            folder.open(batch, resume=False)
            results = shelf.open(batch, resume=True)
            for number in results:
                folder.put(batch.cases[number], shelf.text(number) or "")
            folder.table(batch, results.values())
            folder.summary(batch, results.values())
        with ZipFile(path, "w", ZIP_DEFLATED) as packed:
            for file in sorted(Path(made).rglob("*")):
                if file.is_file():
                    packed.write(file, file.relative_to(made))
