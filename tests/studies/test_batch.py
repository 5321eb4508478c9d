"""Many solves: the same as single ones, wherever they run."""

from __future__ import annotations

import pytest

from optimizer.errors import BadInput
from optimizer.model.options import Stop
from optimizer.studies.engine import cluster
from optimizer.studies.engine.cluster import Cluster
from optimizer.studies.engine.local import Local
from tests.studies.cluster import own_cluster
from tests.studies.sweep import PRICES, WANTED, finished, rows, run


def test_a_sweep_equals_single_solves(study, undisturbed):
    """Hand-made: n wanted cost n times the cheaper price, with at most 6 of the first offer."""
    def by_hand(price: int, wanted: int) -> int:
        first = min(6, wanted) if price < 104 else 0
        return first * price + (wanted - first) * 104

    assert len(undisturbed) == len(PRICES) * len(WANTED)
    for row in undisturbed:
        wanted, price = (int(row[name]) for name in list(row)[1:3])
        if wanted > 96:
            assert (row["status"], row["value"]) == ("no plan", "")
        else:
            assert (row["status"], float(row["value"])) == ("proven", by_hand(price, wanted))


def test_two_processes_give_the_same_table(study, undisturbed, tmp_path):
    found = run(study, tmp_path, Local(2))
    assert rows(tmp_path) == undisturbed
    assert found.counts == {"proven": 8, "no plan": 4}
    assert (tmp_path / "summary.xlsx").read_bytes()[:2] == b"PK"


def test_a_stopped_batch_goes_on_where_it_was(study, undisturbed, tmp_path):
    """Without: finished work is done again. The files of finished cases are not touched."""
    stop = Stop()
    run(study, tmp_path, Local(1), told=lambda found: stop() if found.done >= 5 else None,
        stop=stop)
    before = finished(tmp_path)
    assert 5 <= len(before) < 12
    with pytest.raises(BadInput, match="--resume"):
        run(study, tmp_path, Local(1))
    run(study, tmp_path, Local(1), resume=True)
    after = finished(tmp_path)
    assert {name: after[name] for name in before} == before
    assert rows(tmp_path) == undisturbed


def test_one_bad_case_does_not_stop_the_rest(study, tmp_path):
    text = study.read_text().split("[grid]")[0]
    wrong = study.with_name("list.toml")
    wrong.write_text(text + '[[case]]\nname = "good"\n[[case]]\nname = "bad"\n'
                     'set = ["scenario.offers[0].unit_price=-5"]\n')
    found = run(wrong, tmp_path, Local(1))
    assert found.counts == {"proven": 1, "bad input": 1}
    assert "unit_price" in rows(tmp_path)[1]["trouble"]


@pytest.mark.parametrize(("written", "said"), [
    ("gaps = 0.1", "Did you mean gap"), ("[grid]", "it is empty"),
    ("[grid]\nx = []", "it has no values"), ("[grid]\nsite_powr = [1]", "site_powr"),
    ("= 3", "not valid TOML"),
])
def test_a_wrong_study_is_refused(study, tmp_path, written, said):
    wrong = study.with_name("wrong.toml")
    wrong.write_text(f'scenario = "base.json"\n{written}\n')
    with pytest.raises(BadInput) as found:
        run(wrong, tmp_path / "out", Local(1))
    assert said in str(found.value)
    assert not (tmp_path / "out").exists()


def test_a_cluster_that_is_not_there(study, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "REACHED_S", 1)
    with pytest.raises(BadInput, match="no cluster answers"):
        run(study, tmp_path, Cluster("tcp://127.0.0.1:9"))


def test_a_cluster_gives_the_same_table(study, undisturbed, tmp_path):
    with own_cluster(tmp_path) as own:
        run(study, tmp_path / "out", Cluster(own.address))
    assert rows(tmp_path / "out") == undisturbed
