"""From the entries of a file to the causes that can move one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from optimizer.studies.futures.futures import Chance, Factor, Slip
from optimizer.studies.risk.causes.export import Licence, Regime
from optimizer.studies.risk.causes.failure import Failure
from optimizer.studies.risk.causes.hardware import Failures
from optimizer.studies.risk.causes.price import Price
from optimizer.studies.risk.causes.rate import Rate
from optimizer.studies.risk.causes.site import PowerLate
from optimizer.studies.risk.causes.slip import Late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.studies.futures.futures import Futures
    from optimizer.studies.risk.causes.cause import Cause
    from optimizer.studies.risk.exposure import Exposure

Entry = TypeVar("Entry", bound=Factor)
RECORD = "the scenario's vendor_slips"
"""Where a slip comes from that no file gives."""


def bind(futures: Futures, exposure: Exposure) -> tuple[Cause, ...]:
    """Every cause that something of the plan depends on, in the order of the file's kinds."""
    used = sorted({str(name) for name in exposure.lots.offer.vendor.id})
    bought = sorted({str(name) for name in exposure.lots.offer.currency})
    chips = sorted({str(name) for name in exposure.lots.offer.system.accelerator.id})
    sites = {str(name) for name in exposure.lines.site.id}
    out: list[Cause] = [Rate(f"exchange_rate.{one.currency}", one)
                        for one in futures.exchange_rate if one.currency in bought]
    out += [Price(f"price.{name}", one, name) for name, one in _each(futures.price, used)]
    out += [Late(f"slip.{name}", one, name) for name, one in _slips(futures, exposure, used)]
    out += [Failure(f"failure.{name}", one, name) for name, one in _each(futures.failure, used)]
    out += [PowerLate(f"site_late.{one.site}", one) for one in futures.site_late
            if one.site in sites]
    out += [Regime(f"regime_change.{row}.{one.regime}", one)
            for row, one in enumerate(futures.regime_change)]
    out += [Licence(f"licence_refused.{one.vendor or 'all'}", one)
            for one in futures.licence_refused]
    out += [Failures(f"hardware.{name}", one, name)
            for name, one in _each(futures.hardware, chips, "accelerator")]
    return tuple(out)


def _each(
    entries: Sequence[Entry], names: Sequence[str], field: str = "vendor",
) -> Iterator[tuple[str, Entry]]:
    """The entry of each name: its own, or the one for all others."""
    own = {getattr(entry, field): entry for entry in entries}
    for name in names:
        entry = own.get(name, own.get(None))
        if entry is not None:
            yield name, entry


def _slips(
    futures: Futures, exposure: Exposure, used: Sequence[str],
) -> Iterator[tuple[str, Slip]]:
    given = dict(_each(futures.slip, used))
    for vendor in used:
        record = tuple(Chance(value=row.weeks, chance=row.chance)
                       for row in exposure.scenario.vendor_slips if row.vendor == vendor)
        if vendor in given:
            yield vendor, given[vendor]
        elif futures.vendor_record and record:
            yield vendor, Slip(vendor=vendor, table=record, source=RECORD)
