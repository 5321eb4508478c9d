"""How the questions about offers are put."""

from __future__ import annotations

from optimizer.answers.verb import Parameter, Verb
from optimizer.answers.why.questions import price_to_win, why
from optimizer.domain.answer import Phrase

WHY = Verb(
    "why", Phrase("Why not this offer", "이 견적이 선택되지 않은 이유"),
    Phrase("Why an offer is dropped, loses or is bought, and the exact price and lead time that "
           "would win.",
           "견적이 제외·탈락·구매된 이유와, 낙찰되는 정확한 가격·납기를 밝힙니다."),
    why, (Parameter("offer", "text", Phrase("The offer asked about.", "물어볼 견적."),
                    needed=True, of="offer"),))

PRICE_TO_WIN = Verb(
    "price-to-win", Phrase("What losing offers would have to charge", "탈락 견적의 낙찰 가격"),
    Phrase("For every losing offer the highest price, and the fewest weeks sooner, at which some "
           "optimal plan buys it.",
           "탈락한 견적마다 최적 계획이 사게 되는 최고 가격과 최소 납기 단축을 구합니다."),
    price_to_win, (Parameter("offers", "texts", Phrase("Only these offers; all that lose if none "
                                                       "is named.",
                                                       "이 견적만; 없으면 탈락한 견적 전부."),
                             default=(), of="offer"),))
