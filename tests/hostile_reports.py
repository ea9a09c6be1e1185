"""Reports whose texts try to act on whatever shows them."""

from __future__ import annotations

from typing import Any

from building import Plain, check, figure, part, plain_report

# These try to act on a web page. None has a digit: a quote with another number than its figure would be noticed.
TEXTS = {
    "script": "<script>ran()</script><img src=x onerror=ran()><svg onload=ran()>",
    "end": "</script></style></title></textarea><script>ran()</script>",
    "attribute": '" onmouseover="ran()" x=\'ran()\' autofocus onfocus=ran() ><a href=javascript:ran()>',
    "comment": "<!--><script>ran()</script>--><![CDATA[<script>ran()</script>]]><?xml ran()?>",
    "entity": "&lt;script&gt;ran()&lt;/script&gt;&colon;&Tab;&amp;",
    "template": "</template><template><form action=http://x><button>${ran()}{{ran()}}{shown}{all}",
    "escapes": "\x1b[m\x1b];t\x07\x9bJ\x00\x08\x7f\x85\u2028\ufffe",
    "marks": "\u202egnp.exe\u2066\u200f\u061c\u200b\ufeff\U000e0041 שלום العربية",
    "long": "長" * 500 + "x" * 500,
}


def hostile_report(text: str, id_: str = "hostile") -> Plain:
    """A report with a text in every place that takes one."""
    words = {"zh": text, "en": text}
    quote = {"prefix": text[:8], "exact": text[:60], "suffix": text[-8:]}
    texts: dict[str, Any] = {"title": words, "subject": words, "group": text, "note": words, "quote": [quote, quote]}
    pairing = {"category": "town-village-pairing", "measure": "towns-paired"}
    return plain_report(
        {**figure("total", "5", breakdowns={"kind": "complete"}), **texts},
        {**part("total.a", "2"), **texts},
        {**part("total.b", "4"), **texts, "subject": text},
        {**figure("places", "7", "town", **pairing), **texts},
        {**figure("missing", None, "town", **pairing), **texts},
        {**figure("pledged", "9" * 40, unit_mult=16, status="agreed"), **texts},
        {**figure("done", "9", follows="pledged", basis="cumulative"), **texts},
        checks=[
            check("total = 6", "known", title=words, expect="fails", reason=words),
            check("missing = 7", "unchecked", title=words),
        ],
        id=id_,
        title=words,
        ref_area=words,
        counterpart_area=words,
        origin={"producer": text, "title": text, "url": "https://x/'onclick=ran()&quot;\u202e\u00a0\x07"[:26]},
        remarks=[{"id": "remark", "figures": ["total"], "text": words}],
    )
