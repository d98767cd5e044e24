"""The pipeline: files into a case, then the case's entities. Safe to run again, safe to kill at any moment."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import asdict
from functools import partial
from importlib import metadata
from pathlib import Path

from sayso.config import Config
from sayso.run.comparison import compare_case
from sayso.run.plan import Known
from sayso.run.pool import Pool
from sayso.run.progress import Progress, Quiet, Summary
from sayso.run.reading import Reading, Tally, states
from sayso.run.register import register
from sayso.run.resolution import Resolve, resolve_case
from sayso.run.scan import Scan, scan
from sayso.run.task import Provide, prepare, standard, version
from sayso.store import open_view, open_writer
from sayso.store.protocol import Writer

# Limits of a Config that say nothing about what a file holds.
_INDIFFERENT = {"workers"}
# Claims that are compared in one step while people decide, and seconds in which these have their turn.
_SOME, _PAUSE = 150, 0.3
_ENDINGS = ("", "-wal", "-shm", "-journal", "-reviews", "-reviews-journal")


Backend = Callable[[Config, Provide], Executor]


def pool(config: Config, provide: Provide) -> Executor:
    """The default backend: processes on this machine, held to the limits of the Config."""
    return Pool(
        workers=config.workers,
        seconds=config.seconds,
        memory_bytes=config.memory_bytes,
        initializer=prepare,
        initargs=(provide,),
    )


def build(
    sources: Sequence[Path],
    case: Path,
    *,
    config: Config,
    progress: Progress | None = None,
    provide: Provide = standard,
    resolve: Resolve | None = None,
    backend: Backend = pool,
) -> Summary:
    """Read everything new or changed below the sources into the case.

    A file that fails is a Problem in the case. Raises CaseError when the case cannot be written, ModelError when the
    model cannot be loaded. `provide`, `resolve` and `backend` put other parts in the place of sayso's own.
    """
    begun = time.monotonic()
    shown = progress or Quiet()
    roots = tuple(dict.fromkeys(_absolute(one) for one in sources))
    with open_writer(case) as writer:
        shown.stage("looking for files")
        found = scan(roots, leave_out=_own(case))
        listed = register(writer, found, roots)
        with backend(config, provide) as executor:
            known = _known(writer, executor, config, provide, shown)
            tally = Reading(writer, executor, config, provide, listed.paths, shown).run(found, known)
        _finish(writer, resolve, config, shown)
    return _summary(case, found, listed.vanished, tally, begun)


def _absolute(source: Path) -> str:
    """The source's own path, by its own name even when that is a link."""
    named = source.name not in ("", "..")
    return str(source.parent.resolve() / source.name if named else source.resolve())


def _own(case: Path) -> tuple[Path, ...]:
    """The files of the case itself, which may lie in a folder that is read."""
    return tuple(case.with_name(case.name + ending) for ending in _ENDINGS)


def _known(writer: Writer, executor: Executor, config: Config, provide: Provide, shown: Progress) -> Known:
    """What stands: nothing that another model or program read, and no problem of other limits."""
    current = executor.submit(partial(version, provide)).result()
    files = states(writer)
    if any(one.version not in ("", current) for one in files.values() if one.document is not None):
        shown.stage("the model or the program is another than last time: everything is read again")
    again = frozenset() if writer.setting("limits") in (None, _limits(config)) else writer.troubled()
    return Known(files, current, again)


def _limits(config: Config) -> str:
    return json.dumps({name: value for name, value in asdict(config).items() if name not in _INDIFFERENT})


def catch_up(case: Path, *, progress: Progress | None = None) -> None:
    """Work out what a build that was stopped has left: who is who, and how claims compare. Reads no file.

    Raises CaseError when the case cannot be written.
    """
    shown = progress or Quiet()
    with open_writer(case) as writer:
        if writer.setting("resolved by") != _program():
            _work_out(writer, None, shown)
            return
        if writer.pending():
            shown.stage("resolving who is who")
            resolve_case(writer)
        shown.stage("comparing claims")
        if writer.changed() is None:
            compare_case(writer)
        while _compare_some(writer):
            time.sleep(_PAUSE)


def _compare_some(writer: Writer) -> bool:
    """Compare the claims of a few changed documents; whether there were any.

    The case is as if these had come one after the other. Nobody who decides meanwhile waits for long.
    """
    some: list[str] = []
    claims = 0
    for document, held in sorted((writer.changed() or {}).items()):
        if some and claims + held > _SOME:
            break
        some.append(document)
        claims += held
    if some:
        with writer.only(some):
            compare_case(writer)
    return bool(some)


def _finish(writer: Writer, resolve: Resolve | None, config: Config, shown: Progress) -> None:
    _work_out(writer, resolve, shown)
    writer.remember("limits", _limits(config))
    writer.remember("finished", "1")


def _work_out(writer: Writer, resolve: Resolve | None, shown: Progress) -> None:
    """Resolve and compare, as far as something has changed since that was done by this program."""
    everything = writer.setting("resolved by") != _program()
    if everything or writer.pending():
        shown.stage("resolving who is who")
        resolve_case(writer, everything=everything, resolve=resolve)
    if everything or writer.uncompared():
        shown.stage("comparing claims")
        compare_case(writer, everything=everything)
    writer.remember("resolved by", _program())


def _program() -> str:
    """This program's version, which decides how entities are resolved."""
    try:
        return metadata.version("sayso")
    except metadata.PackageNotFoundError:
        return "not installed"


def _summary(case: Path, found: Scan, vanished: int, tally: Tally, begun: float) -> Summary:
    with open_view(case) as view:
        problems = view.totals().problems
    return Summary(
        read=tally.read,
        unchanged=tally.unchanged,
        vanished=vanished,
        hidden=found.hidden,
        problems=problems,
        words=tally.words,
        seconds=time.monotonic() - begun,
        encoder=tally.encoder,
    )
