"""What a text in a quote can mean. Where several meanings fit, all of them are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

Meant = TypeVar("Meant")

Vat = Literal["in", "out"]
"""Whether a price holds VAT."""


@dataclass(frozen=True, slots=True)
class Reads(Generic[Meant]):
    """Every meaning that fits: none (unreadable), one (read), several (to be asked)."""

    options: tuple[Meant, ...] = ()
    why: str = ""
    """How it was read, why it cannot be, or what makes it ambiguous; a few plain words."""
    inferred: bool = False
    """Of one option: it rests on a convention (named in ``why``), not on the text alone."""

    @property
    def one(self) -> Meant | None:
        """The meaning, if there is exactly one."""
        return self.options[0] if len(self.options) == 1 else None


@dataclass(frozen=True, slots=True)
class Per:
    """What a price or a quantity counts."""

    what: Literal["accelerator", "card", "server", "rack", "each", "lot"]
    """``each``: one of what the line describes (EA, 식, 대, 台, unit); ``lot``: all of it."""
    count: int = 1
    """100 for "per 100"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money (or a bare number), with everything its text or format says of it."""

    number: Decimal
    """With ``scale`` applied: "12백만원" is 12,000,000."""
    currencies: tuple[str, ...] = ()
    """ISO codes the text allows: ``("KRW",)``; "$" alone ``("USD", "CAD", …)``; () says nothing."""
    scale: Decimal = Decimal(1)
    vat: Vat | None = None
    per: Per | None = None
    percent: bool = False
    """Written with a per cent sign or format; ``number`` is the fraction (0.65)."""
    rest: str = ""
    """Words that were not understood. A reader must not ignore them."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A quantity band of a price break; ``last`` is None for "and more"."""

    first: int
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what."""

    number: Decimal
    per: Per | None = None
    """None where the text gives a bare number."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Weeks from order to delivery, at best and at worst."""

    best: Decimal
    worst: Decimal


@dataclass(frozen=True, slots=True)
class Validity:
    """Until when a quote holds: a day, or so many days after the quote's date."""

    until: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Shares of the price, summing to 1."""

    deposit: Decimal
    delivery: Decimal
    acceptance: Decimal


@dataclass(frozen=True, slots=True)
class Discount:
    """Taken off the list price: a share of it, or an amount. Exactly one is set."""

    share: Decimal | None = None
    amount: Decimal | None = None


Role = Literal[
    "number",           # No., 순번, 項番
    "part",             # part number, SKU, 품번
    "item",             # item, 품명, 品名, 名称, description: what is offered
    "spec",             # specification, 규격, model, 摘要, 型号, 仕様
    "maker",            # manufacturer, brand, 제조사
    "quantity",         # qty, 수량, 数量
    "unit",             # unit of measure, 단위, 単位, 单位
    "per_unit",         # accelerators in one unit: "GPUs per server"
    "currency",         # 통화
    "list_price",       # list, MSRP, 정가, 소비자가, 定価
    "discount",         # discount, 할인율, 할인액, 値引
    "price",            # unit price, 단가, P/U, 単価, 单价, net, 공급단가
    "extended",         # qty × price: amount, Ext., 금액, 공급가액, 金額, 总价
    "vat_amount",       # 세액, 부가세, VAT amount, 消費税
    "total",            # with VAT: 합계금액, 税込金額
    "lead",             # 납기, delivery, 納期, 交期
    "validity",         # 유효기간
    "minimum",          # MOQ, 최소주문수량
    "maximum",          # available, 공급가능수량
    "tier",             # quantity band: 수량구간, Qty break, from
    "tier_from",
    "tier_to",
    "incoterm",
    "payment",
    "origin",           # 원산지
    "freight",          # freight per line
    "warranty",
    "remark",           # 비고, remarks, 備考, 备注
    "other",            # known, and of no matter here: weight, HS code, image
]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table heading says (or a label such as "Currency:", in front of its value)."""

    role: Role
    net: bool | None = None
    """Of a price: True says net (after discount), False says before discount, None says nothing."""
    revised: bool = False
    """Of a price: "revised", "변경", "Rev. 2"."""
    currencies: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)
    vat: Vat | None = None
    per: Per | None = None
    percent: bool = False
    tier: Tier | None = None
    """Of a price column of a tier table laid across: "10-49", "50대 이상"."""
    rest: str = ""
    """Words that were not understood. A reader must not ignore them."""
