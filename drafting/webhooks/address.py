"""Where webhooks may go. An address inside the company's own network could be made to act by whoever registers it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from drafting.errors import InvalidInput
from drafting.settings import WebhooksSection

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is assigned to anybody in public; Python calls more of IPv6 global, such as the old site-local addresses."""
_LONGEST_URL = 2000
Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


def require_allowed(url: str, rules: WebhooksSection) -> tuple[str, ...]:
    """Return the IP addresses to connect to, all of them looked at. Raises InvalidInput with what to do.

    Connect to one of these and not to the name: a name can point elsewhere a moment later.
    """
    host, port = _parts(url, rules)
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise InvalidInput(f"The name {host!r} of the webhook's address is not known to this machine's DNS.") from None
    for address in found:
        if not rules.allow_private and not _is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise InvalidInput(
                f"The webhook's address {host!r} is {address}, which is not a public address. "
                "An admin of this machine can allow such receivers: [webhooks] allow_private = true"
            )
    return tuple(sorted(found))


def _parts(url: str, rules: WebhooksSection) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InvalidInput(f"{url[:200]!r} is not a web address.") from None
    if parts.scheme not in ("https", "http") or not host or len(url) > _LONGEST_URL or not url.isprintable():
        raise InvalidInput("Give the webhook's address as https://host/path.")
    if parts.scheme == "http" and not rules.allow_http:
        raise InvalidInput("The webhook's address must begin with https:// ([webhooks] allow_http = true lifts this).")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise InvalidInput("The webhook's address may carry no user name, password or #fragment.")
    return host, port or (443 if parts.scheme == "https" else 80)


def _is_public(ip: Ip) -> bool:
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return _is_public(inner)
        return ip in _UNICAST and ip.is_global
    return ip.is_global and not ip.is_multicast
