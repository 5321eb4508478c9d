"""What is kept is kept: embedded or on PostgreSQL, across restarts, each planner's their own."""

from __future__ import annotations

import threading
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine, inspect, text

from app.runs import queue
from app.runs.question import BATCH, Question
from app.runs.queue import SILENT_S, beat, claim, finish, kept_waiting, step_back, sweep
from app.runs.record import Event, Runs
from app.store import Store
from app.store.desks import desk_of, keep_desk
from app.store.drafts import Drafts, Gone
from app.store.engine import store_at
from app.store.quotes import Quotes, TooMuch, plain_name
from app.store.tables import METADATA, RUNS
from optimizer import api
from optimizer.assets import folder
from optimizer.io.entered import Entered, entered
from tests.app import postgres

SCENARIO = api.read(folder("scenarios") / "korea-2025.json")
CELLS = entered(SCENARIO, api.BOOK)


@pytest.fixture(scope="module")
def server():
    if postgres.tool("initdb") is None:
        pytest.skip("PostgreSQL is not installed here: the embedded database alone is tested")
    with postgres.served() as url:
        yield url


def another(server: str) -> str:
    """A database of its own on the server."""
    name = f"t{uuid.uuid4().hex}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"),
                           isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(f"create database {name}"))
    engine.dispose()
    return server.replace("postgresql://", "postgresql+psycopg://").replace(
        "/postgres?", f"/{name}?")


@pytest.fixture(params=["embedded", "postgres"])
def where(request, tmp_path):
    """The URL of an empty database."""
    if request.param == "embedded":
        yield f"sqlite:///{tmp_path}/kept.sqlite3"
    else:
        yield another(request.getfixturevalue("server"))


@pytest.fixture
def kept(where):
    made = store_at(where)
    yield made
    made.close()
    store_at(where).close()


def again(where: str, kept: Store) -> Store:
    """The same database as a process that starts anew finds it."""
    kept.close()
    store_at.cache_clear()
    return store_at(where)


def test_tables_are_those_the_code_knows(kept):
    """Without it a column could be in the code and not in the migrations."""
    found = inspect(kept.reads)
    assert set(METADATA.tables) <= set(found.get_table_names())
    for name, table in METADATA.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == set(table.columns.keys())
        nullable = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert nullable == {column.name: column.nullable for column in table.columns}
        assert {index["name"] for index in found.get_indexes(name)} >= {
            index.name for index in table.indexes}


def test_every_step_is_kept_and_undone(where, kept):
    drafts = Drafts(kept, "ann")
    draft = drafts.new("A", CELLS, "opened")
    other = Entered({**CELLS.values, "title": "-3"}, CELLS.tables, CELLS.settings)
    drafts.step(draft.id, other, "title changed")
    drafts = Drafts(again(where, kept), "ann")
    now = drafts.get(draft.id)
    assert (now.cells, now.position, now.steps, now.what) == (other, 2, 2, "title changed")
    assert drafts.undo(draft.id).cells == CELLS
    assert drafts.undo(draft.id).position == 1
    assert drafts.redo(draft.id).cells == other
    assert drafts.redo(draft.id).position == 2
    drafts.undo(draft.id)
    assert drafts.step(draft.id, CELLS, "again").steps == 2


def test_nobody_sees_or_changes_what_is_not_theirs(kept):
    ann, bob = Drafts(kept, "ann"), Drafts(kept, "bob")
    draft = ann.new("A", CELLS, "opened").id
    run = Runs(kept, "ann").begin(SCENARIO, Question(), draft)
    theirs = Runs(kept, "bob")
    for touch in (lambda: bob.get(draft), lambda: bob.step(draft, CELLS, "x"),
                  lambda: bob.undo(draft), lambda: bob.share(draft, shared=True),
                  lambda: bob.rename(draft, "x"), lambda: bob.delete(draft),
                  lambda: theirs.get(run), lambda: theirs.stop(run), lambda: theirs.plan(run),
                  lambda: theirs.scenario(run), lambda: theirs.events(run),
                  lambda: theirs.describe(run, "x", ""), lambda: theirs.hide(run)):
        with pytest.raises(Gone):
            touch()
    assert bob.all() == []
    assert theirs.all() == []
    ann.share(draft, shared=True)
    Runs(kept, "ann").share(run, shared=True)
    assert bob.get(draft).cells == CELLS
    assert [one.id for one in theirs.all()] == [run]
    with pytest.raises(Gone):
        bob.step(draft, CELLS, "x")


def test_moments_are_the_same_after_keeping(kept):
    """SQLite drops time zones; nine hours would be lost between Seoul and London."""
    seoul = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    run = Runs(kept, "ann").begin(SCENARIO, Question())
    with kept.writing() as db:
        db.execute(RUNS.update().where(RUNS.c.id == run).values(started=seoul))
    started = Runs(kept, "ann").get(run).started
    assert started == seoul
    assert started.tzinfo is UTC


def test_desk_is_found_again(where, kept):
    keep_desk(kept, "ann", draft="d", language="ko")
    keep_desk(kept, "ann", run="r")
    desk = desk_of(again(where, kept), "ann")
    assert (desk.draft, desk.run, desk.language) == ("d", "r", "ko")
    assert desk_of(kept, "bob").draft == ""


def test_words_of_planners_are_not_taken_for_commands(kept):
    hostile = "'); drop table drafts; --"
    draft = Drafts(kept, hostile).new(hostile, CELLS, hostile)
    assert Drafts(kept, hostile).get(draft.id).name == hostile
    assert Drafts(kept, "ann").all() == []


def test_the_queue_is_fair(kept):
    """Ann's three runs came first; without fairness Bob would wait behind all of them."""
    ann, bob = Runs(kept, "ann"), Runs(kept, "bob")
    first, second, _ = (ann.begin(SCENARIO, Question()) for _ in range(3))
    his = bob.begin(SCENARIO, Question())
    assert [claim(kept, "w")[0] for _ in range(3)] == [first, his, second]


def test_batches_take_what_others_leave(kept):
    """A batch that came first is taken last. Without: a night of cases would go before a plan."""
    ann, bob = Runs(kept, "ann"), Runs(kept, "bob")
    batch = ann.begin(SCENARIO, Question(BATCH))
    others = [bob.begin(SCENARIO, Question()) for _ in range(2)]
    assert [claim(kept, "w")[0] for _ in range(3)] == [*others, batch]


def test_a_batch_steps_back_where_others_wait(kept, monkeypatch):
    """For a solve after a moment, for another batch after its turn; then it waits, and goes on."""
    ann, bob = Runs(kept, "ann"), Runs(kept, "bob")
    batch = ann.begin(SCENARIO, Question(BATCH))
    claim(kept, "w")
    assert not kept_waiting(kept, batch)
    bob.begin(SCENARIO, Question(BATCH))
    monkeypatch.setattr(queue, "PATIENT_S", -1.0)
    assert not kept_waiting(kept, batch)
    other = bob.begin(SCENARIO, Question())
    assert kept_waiting(kept, batch)
    bob.stop(other)
    assert not kept_waiting(kept, batch)
    monkeypatch.setattr(queue, "TURN_S", -1.0)
    assert kept_waiting(kept, batch)
    step_back(kept, batch)
    assert ann.get(batch).state == "waiting"
    assert {claim(kept, "w")[0], claim(kept, "w")[0]} > {batch}
    step_back(kept, other)
    assert bob.get(other).stop_asked


def test_a_run_is_taken_by_one_process_only(kept):
    wanted = {Runs(kept, f"p{number % 3}").begin(SCENARIO, Question()) for number in range(24)}
    taken: list[str] = []

    def work() -> None:
        while (found := claim(kept, "w")) is not None:
            taken.append(found[0])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(wanted)


def test_a_silent_run_is_lost_but_a_late_plan_is_kept(kept):
    """A laptop that slept: the run was given up, and what it found then must not be thrown away."""
    runs = Runs(kept, "ann")
    run = runs.begin(SCENARIO, Question())
    claim(kept, "w")
    with kept.writing() as db:
        db.execute(RUNS.update().values(beat=datetime.now(UTC) - timedelta(seconds=SILENT_S + 1)))
    sweep(kept)
    assert runs.get(run).state == "lost"
    finish(kept, run, "done", b"x")
    assert runs.get(run).state == "done"
    finish(kept, run, "failed")
    assert runs.get(run).state == "done"


def test_a_run_that_is_heard_of_is_not_lost(kept):
    runs = Runs(kept, "ann")
    run = runs.begin(SCENARIO, Question())
    claim(kept, "w")
    assert not beat(kept, run, "at it", [(0, Event(0.5, "least_cost", None, 3.0, None))])
    runs.stop(run)
    assert beat(kept, run, "at it", [(1, Event(0.9, "least_cost", 4.0, 3.0, 0.25))])
    assert sweep(kept) == 0
    now = runs.get(run)
    assert (now.state, now.value, now.gap, now.told) == ("running", 4.0, 0.25, "at it")
    assert [event.value for event in runs.events(run)] == [None, 4.0]


def test_stopped_before_it_began(kept):
    runs = Runs(kept, "ann")
    run = runs.begin(SCENARIO, Question())
    runs.stop(run)
    assert claim(kept, "w") is None
    sweep(kept)
    assert runs.get(run).over


def test_several_processes_may_bring_tables_up_to_date_at_once(where):
    made: list[Store] = []
    threads = [threading.Thread(target=lambda: made.append(store_at.__wrapped__(where)))
               for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    for one in made:
        one.close()


def test_quotes_are_kept_with_their_answers(where, kept):
    draft = Drafts(kept, "ann").new("A", CELLS, "opened").id
    quotes = Quotes(kept, "ann", draft)
    first = quotes.add("견적서.xlsx", b"one\0two")
    assert quotes.add("again.xlsx", b"one\0two") is None
    second = quotes.add("a/b\\견적서.xlsx", b"three")
    quotes.answer(first.id, "vat-1", "without VAT")
    quotes.answer(first.id, "vat-2", "with VAT")
    quotes.answer(first.id, "vat-1", "")
    quotes.accepted([second.id])
    quotes = Quotes(again(where, kept), "ann", draft)
    assert [(one.name, one.answers, one.added) for one in quotes.all()] == [
        ("견적서.xlsx", {"vat-2": "with VAT"}, False), ("견적서 (2).xlsx", {}, True)]
    assert quotes.content(first.id) == b"one\0two"
    quotes.remove(first.id)
    assert [one.id for one in quotes.all()] == [second.id]
    Drafts(quotes.store, "ann").delete(draft)
    assert quotes.all() == []


def test_quotes_are_their_owners(kept):
    """A shared draft shows its cells, not the files of who shares it."""
    drafts = Drafts(kept, "ann")
    draft = drafts.new("A", CELLS, "opened").id
    drafts.share(draft, shared=True)
    quote = Quotes(kept, "ann", draft).add("q.csv", b"x")
    theirs = Quotes(kept, "bob", draft)
    assert theirs.all() == []
    for touch in (lambda: theirs.content(quote.id), lambda: theirs.answer(quote.id, "q", "x"),
                  lambda: theirs.remove(quote.id), lambda: theirs.accepted([quote.id]),
                  lambda: theirs.add("y.csv", b"y"),
                  lambda: Quotes(kept, "ann", "another").content(quote.id)):
        with pytest.raises(Gone):
            touch()
    assert len(Quotes(kept, "ann", draft).all()) == 1


def test_quotes_of_a_draft_are_bounded(kept, monkeypatch):
    monkeypatch.setattr("app.store.quotes.MOST_BYTES", 10)
    quotes = Quotes(kept, "ann", Drafts(kept, "ann").new("A", CELLS, "opened").id)
    quotes.add("a.csv", b"123456")
    with pytest.raises(TooMuch):
        quotes.add("b.csv", b"78901")
    assert [one.name for one in quotes.all()] == ["a.csv"]


@pytest.mark.parametrize(("name", "kept_as"), [
    ("../../etc/passwd", "passwd"), ("..", "quote"), ("", "quote"), ("a:b?.xlsx", "a_b_.xlsx"),
    ("x" * 300 + ".xlsx", "x" * 50 + ".xlsx"), (".xlsx", "quote.xlsx"), ("a\0b.csv", "a_b.csv")])
def test_a_name_of_a_quote_leads_nowhere(name, kept_as):
    assert plain_name(name) == kept_as
