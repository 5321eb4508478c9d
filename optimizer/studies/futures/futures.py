"""What may move after the contract is signed, as records of a TOML file; one list per kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from optimizer.domain.units import Currency, Exact, Frozen, Id, Positive, Share, Text, doc


class Chance(Frozen):
    """One line of a table: a value and how likely it is. The lines of a table sum to 1."""

    value: Exact = doc("the value: a change as a share (0.05 is 5 % up), or weeks")
    chance: Share = doc("its chance")


class Triangle(Frozen):
    """From low to high, likeliest at mode, straight lines between."""

    low: Exact = doc("least")
    mode: Exact = doc("likeliest")
    high: Exact = doc("most")


class Factor(Frozen):
    """What every uncertain thing says of itself."""

    source: Text = doc("where its figures are from; blank: an assumption", default="")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")


class Spread(Factor):
    """One uncertain figure: a table or a triangle, not both."""

    table: tuple[Chance, ...] = doc("values and their chances", default=())
    triangular: Triangle | None = doc("low, mode and high", default=None)


class RateMove(Factor):
    """The exchange rate of a currency moves until each payment."""

    currency: Currency = doc("currency")
    spread_per_year: Positive | None = doc(
        "standard deviation of the rate's logarithm after a year; its mean stays as planned",
        default=None)
    table: tuple[Chance, ...] = doc("changes of every later payment's rate", default=())


class PriceMove(Spread):
    """A vendor quotes anew before its orders are placed, at other prices."""

    vendor: Id | None = doc("vendor; blank: every other vendor, each on its own", default=None)
    requote_chance: Share = doc("chance that it quotes anew", default=Decimal(1))


class Slip(Spread):
    """A vendor delivers late, in weeks; without an entry its record in the scenario counts."""

    vendor: Id | None = doc("vendor; blank: every other vendor, each on its own", default=None)


class VendorFailure(Factor):
    """A vendor fails; what it has not delivered by then is lost."""

    vendor: Id | None = doc("vendor; blank: every other vendor, each on its own", default=None)
    chance_per_year: Share = doc("chance to fail within a year")
    money_lost: Share | None = doc(
        "share of the list price that is lost; blank: the deposit", default=None)


class SiteLate(Spread):
    """The power of a site comes late, in weeks; what stands there waits."""

    site: Id = doc("site")
    ready: date | None = doc(
        "day the power was to be there; blank: the first day of each later step of power",
        default=None)


class RegimeChange(Factor):
    """Another export regime from a day on; what it refuses and has not arrived is lost."""

    regime: Id = doc("export regime that comes")
    since: date = doc("first day it holds")
    chance: Share = doc("chance that it comes")
    money_lost: Share = doc("share of the list price that is lost", default=Decimal(0))


class LicenceRefused(Factor):
    """Licences are refused; orders that need one are lost."""

    vendor: Id | None = doc("only this vendor's orders; blank: all orders together", default=None)
    chance: Share | None = doc("chance; blank: what the export rule of the order says",
                               default=None)
    money_lost: Share = doc("share of the list price that is lost", default=Decimal(0))


class Hardware(Factor):
    """Accelerators fail for good, each on its own, from the day they serve."""

    accelerator: Id | None = doc("accelerator; blank: every other one", default=None)
    share_per_year: Share | None = doc(
        "share that fails in a year; blank: the scenario's", default=None)


class Correlation(Frozen):
    """How factors move together: a Gaussian copula over the factors named."""

    factors: tuple[Id, ...] = doc("e.g. exchange_rate.USD, price.V, slip.V, site_late.H")
    matrix: tuple[tuple[Exact, ...], ...] = doc("correlations, one row per factor")


class Futures(Frozen):
    """All that is uncertain."""

    title: Text = doc("one line for a reader", default="")
    note: Text = doc("what a reader must know", default="")
    vendor_record: bool = doc("whether vendors without a slip are late as their records say",
                              default=True)
    exchange_rate: tuple[RateMove, ...] = ()
    price: tuple[PriceMove, ...] = ()
    slip: tuple[Slip, ...] = ()
    failure: tuple[VendorFailure, ...] = ()
    site_late: tuple[SiteLate, ...] = ()
    regime_change: tuple[RegimeChange, ...] = ()
    licence_refused: tuple[LicenceRefused, ...] = ()
    hardware: tuple[Hardware, ...] = ()
    correlation: Correlation | None = None
