"""The names under which a workspace is reached: a page elsewhere that is made to point here has another name."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from sayso.errors import WorkspaceError

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADER = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9_.-]+))(?::[0-9]{1,5})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hosts:
    """names: what a request may call this machine. addresses: whether it may be any numeric address.

    A numeric address names the machine that was really asked; only a name can be made to point somewhere else.
    """

    names: frozenset[str] = _LOOPBACK
    addresses: bool = False

    def allow(self, host: str) -> bool:
        """Whether a request may be for this host, as `host_of` gives it."""
        return host in self.names or (self.addresses and _address(host) is not None)


def hosts_of(bound: str, more: Iterable[str] = ()) -> Hosts:
    """The names of a workspace that listens at this address; `more` are those that somebody gave."""
    address = _address(bound)
    everywhere = address is not None and address.is_unspecified
    own = {socket.gethostname(), socket.getfqdn()} if everywhere else {bound.strip("[]")}
    return Hosts(_LOOPBACK | {one.lower().rstrip(".") for one in (*own, *more)}, addresses=everywhere)


def host_of(header: str) -> str | None:
    """The host of a Host header, without its port; None when it is none."""
    found = _HEADER.fullmatch(header)
    return None if found is None else (found["six"] or found["name"]).lower().rstrip(".")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach this address. A name that is not "localhost" may lead anywhere."""
    address = _address(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def check_binding(host: str, *, accounts: bool) -> None:
    """Raises WorkspaceError when others could reach a workspace that asks nobody who they are."""
    if not accounts and not is_loopback(host):
        raise WorkspaceError(
            f"others can reach {host}, and there are no accounts yet: everybody there could read the case; make an"
            " account first, with `sayso account WORKSPACE add NAME --role admin`, and name it with --workspace"
            " WORKSPACE; or leave --host out, and only this machine is served"
        )


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None
