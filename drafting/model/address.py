"""What the address of an endpoint tells: where it is, which query goes with every call, which model answers there."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

_DEPLOYMENT = re.compile(r"/deployments/([^/]+)")


def public_address(url: str) -> str:
    """Return `url` without user, password, query and fragment."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path.rstrip('/')}"


def without_query(url: str) -> str:
    """Return `url` without query and fragment, for paths to be put behind it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def query_of(url: str) -> Mapping[str, str]:
    """Return the query that goes with every call, for example Azure's `api-version`."""
    return dict(parse_qsl(urlsplit(url).query))


def deployment_of(url: str) -> str:
    """Return the deployment that an address of Azure's older kind names; empty for any other."""
    found = _DEPLOYMENT.search(urlsplit(url).path)
    return unquote(found[1]) if found else ""


def keyed_apart(url: str) -> bool:
    """Say whether the key goes into a header of its own, `api-key`: Azure's addresses with a version want that."""
    return "api-version" in query_of(url)


def is_loopback(base_url: str) -> bool:
    """Say whether the address is this machine."""
    host = urlsplit(base_url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
