"""Connect to public addresses alone.

Where messages go is said by browsers, and so by anyone: it must not lead into the
network that the server stands in.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings

# All of IPv6 that stands for one host of the internet, but for what lies behind a
# translator: there the last 32 bits are an IPv4 address (RFC 6052).
UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")
# Names may have many addresses, and each that does not answer takes its time.
MOST_ADDRESSES = 3


class NotPublicError(Exception):
    """A host that is not on the public internet, or not on it alone."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, for one host."""
    ip = ip_address(address.partition("%")[0])  # fe80::1%eth0
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast
    if inner := _ipv4_within(ip):
        return is_public(str(inner))
    return ip.is_global and ip in UNICAST


def public_addresses(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises NotPublicError if any of them is not public, OSError where it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # No name that could be looked up.
        raise NotPublicError from error
    addresses = list(dict.fromkeys(str(where[0]) for *_kind, where in found))
    if f"{host}:{port}" in settings.PUSH_SERVICES_OF_TESTS:
        return addresses
    if not all(map(is_public, addresses)):
        raise NotPublicError
    return addresses


def connect(host: str, port: int, *, seconds: float) -> socket.socket:
    """Connect to one of the addresses that were checked: the name is not asked again.

    Each is given so many `seconds`. Raises as `public_addresses` does.
    """
    failure = OSError("It has no address.")
    for address in public_addresses(host, port)[:MOST_ADDRESSES]:
        try:
            return socket.create_connection((address, port), timeout=seconds)
        except OSError as error:
            failure = error
    raise failure


def _ipv4_within(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that packets for `ip` would be sent on to."""
    if ip in NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.sixtofour
