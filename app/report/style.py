"""How a report looks, on the screen and on A4 paper."""

from __future__ import annotations

from app.widgets.downloads import FONT

STYLE = f"""
@page {{ size: A4 landscape; margin: 13mm 12mm 15mm;
  @bottom-right {{ content: counter(page) " / " counter(pages); font-size: 8pt; color: #555; }} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; color: #1b2530; background: #fff; font: 10pt/1.45 {FONT}; }}
main {{ max-width: 1080px; margin: 0 auto; padding: 20px; }}
h1 {{ font-size: 19pt; line-height: 1.2; margin: 0 0 4px; }}
h2 {{ font-size: 13.5pt; margin: 26px 0 8px; border-bottom: 2px solid #1b2530;
  padding-bottom: 3px; }}
h3 {{ font-size: 10.5pt; margin: 16px 0 4px; }}
h2, h3, figcaption {{ break-after: avoid; }}
p {{ margin: 0 0 6px; }}
header p, .note, .marks p {{ color: #4a5663; }}
ul {{ margin: 0; padding-left: 18px; }}
li {{ margin-bottom: 3px; overflow-wrap: anywhere; }}
.marks {{ display: flex; gap: 10px; margin: 14px 0; }}
.marks div {{ flex: 1; border: 1px solid #9aa5b1; border-radius: 6px; padding: 8px 12px; }}
.marks p {{ margin: 0; font-size: 8.5pt; }}
.marks strong {{ font-size: 16pt; }}
figure {{ margin: 12px 0; break-inside: avoid; }}
svg {{ max-width: 100%; height: auto; display: block; }}
table {{ border-collapse: collapse; width: 100%; font-size: 7.5pt; line-height: 1.3; }}
thead {{ display: table-header-group; }}
tfoot {{ display: table-row-group; font-weight: bold; border-top: 1.5px solid #1b2530; }}
tr {{ break-inside: avoid; }}
th {{ text-align: left; vertical-align: bottom; border-bottom: 1.5px solid #1b2530; }}
th, td {{ padding: 2px 5px; overflow-wrap: break-word; word-break: keep-all; }}
td {{ vertical-align: top; border-bottom: 1px solid #d5dbe1; }}
.n {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
th.n, th.s {{ white-space: normal; }}
.s {{ white-space: nowrap; }}
.l {{ min-width: 170px; }}
.note {{ font-size: 8pt; margin-top: 4px; }}
@media print {{ main {{ max-width: none; padding: 0; }} h2 {{ margin-top: 16px; }}
  body {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }} }}
"""
