"""Addresses on the web: one spelling for each article, its host, and the day some addresses tell."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from afterword.records import DateWitness, Period, Published

FRONTS = re.compile(r"^(?:www\d?|m|amp|mobil|mobile)\.")
TRACKING = re.compile(
    r"^(?:utm_\w+|wt[._]\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|xtor|ref|referrer|refresh|sara_\w+|cmpid|"
    r"ns_\w+|at_\w+|social|share|src|source|feed|gaa_\w+|xing_share|kid|amp|outputtype|_ga|cid|icid|traffic\w*)$",
    re.IGNORECASE,
)
DAY_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")


def canonical(url: str) -> str:
    """One spelling for one article: no scheme, `www.`, mobile front, tracking parameters or fragment.

    "" where it is no address.
    """
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "." not in name:
        return ""
    host = FRONTS.sub("", name.lower()) + (f":{port}" if port not in (None, 80, 443) else "")
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not TRACKING.match(key)]
    path = re.sub(r"(?:/index\.html?|/amp/?|\.amp)$", "", parts.path).rstrip("/")
    return host + path + (f"?{urlencode(sorted(kept))}" if kept else "")


def host(url: str) -> str:
    """The host without `www.` and mobile fronts; "" where there is none."""
    return canonical(url).split("/")[0].split("?")[0].split(":")[0]


def day_in(url: str) -> Published:
    """The publication day, or month, that an address tells: /2023/09/11/, /2023-04/28/, 20230911."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return Published()
    for pattern in (DAY_IN_PATH, COMPACT_DAY):
        for match in pattern.finditer(path):
            try:
                day = date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
            return Published(Period.day(day), None, DateWitness.URL, match[0])
    if month := MONTH_IN_PATH.search(path):
        return Published(Period.month(int(month[1]), int(month[2])), None, DateWitness.URL, month[0])
    return Published()
