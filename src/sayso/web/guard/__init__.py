"""What stands before every page of a workspace.

    guard = Guard(workspace, hosts=hosts_of(host), port=port, name="ada", secure=False)
    check_binding(host, accounts=not guard.alone)     # raises WorkspaceError: others could reach a case without a login
    application = guard.wrap(Starlette(...))          # outermost: also what the program fails at has its headers
    print(guard.link("http://127.0.0.1:8000"))        # with the key, when one person works alone

    guard.person(request)        who asks, with a name, a role and `sees(slug)`; None: send them to /login?next=…
    guard.token(request)         goes into every form as the hidden field "token"
    guard.check(request, token)  before a POST is done; raises Refused (status, wait, title; its text is for the page)

`wrap` has done the rest before a page is called: the host is one of ours, what changes something was sent by one of
our own pages, no address changes things too fast, no body is longer than it may be, and the cookies that a page function
set through the guard, and the headers of `headers`, stand on the answer. A page that reads a form limits its fields
itself: `request.form(max_fields=FIELDS, max_files=FILES)`.

There are two modes. While the workspace file has no account, one person works alone, on loopback: the link holds a
random key, since other users of the machine reach loopback too, and opening it begins a session. With the first account
these sessions are over and everybody logs in by name. A server must not trust what a client says of its own address,
log the link, or compress pages: run uvicorn with proxy_headers=False, access_log=False, server_header=False.
"""

from sayso.web.guard.guard import Guard
from sayso.web.guard.hosts import Hosts, check_binding, hosts_of, is_loopback
from sayso.web.guard.refused import Refused

FIELDS, FILES = 500, 1000

__all__ = ["FIELDS", "FILES", "Guard", "Hosts", "Refused", "check_binding", "hosts_of", "is_loopback"]
