"""Links: which content and which source belong to which cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.extract.tags import Fragment, Role, span_vector
from sayso.language.calibration import calibrated
from sayso.language.decode import Floats, Ints, softmax
from sayso.language.protocol import Parameters, Sheet

# Signed distance in words, in buckets: as many again for what lies before as for what lies behind.
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 20, 30, 45, 70, 110, 200)
EDGES = np.array(DISTANCES)
SCALE = 0.125
# How often an attribution without a source, or without a cue, is right for one with it that scores the same: on PolNeAR,
# whoever says something is nearly always named, so a source that the model lacks is one that it missed.
UNSOURCED, CUELESS = 0.33, 0.5


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words. Without a cue it is a content alone, whose speaker the text around it must give.

    confidence  how often an attribution that the model is so sure of is right as a whole: source, cue and content
    """

    source: Fragment | None
    cue: Fragment | None
    content: tuple[Fragment, ...]
    confidence: float


def bucket(distance: Sequence[int] | Ints) -> np.ndarray:
    """Signed distances to bucket numbers, as in training."""
    d = np.asarray(distance)
    size = EDGES.searchsorted(np.abs(d), side="right")
    result: Ints = np.where(d < 0, size, size + len(DISTANCES) + 1)
    return result


def link(sheet: Sheet, found: Sequence[Fragment], parameters: Parameters) -> list[Linked]:
    """The attributions of a sheet: each content goes to the cue that suits it best, each such cue to one source or none."""
    cues = [f for f in found if f.role is Role.CUE]
    sources = [f for f in found if f.role is Role.SOURCE]
    contents = [f for f in found if f.role is Role.CONTENT]
    if not cues:
        return [Linked(None, None, (c,), _chance(c.confidence * CUELESS, None)) for c in contents]
    if not contents:
        return []
    to_cue = softmax(_scores(sheet, contents, cues, "content", "cue_to_content", parameters.content_bias))
    to_source = _source_chances(sheet, sources, cues, parameters)
    choices = _choices(to_source, sources, cues)
    out = []
    for k, cue in enumerate(cues):
        mine = [j for j in range(len(contents)) if int(to_cue[j].argmax()) == k]
        if not mine:
            continue
        choice = choices[k]
        source = sources[choice - 1] if choice else None
        content = tuple(contents[j] for j in mine)
        sizes = [part.words[1] - part.words[0] for part in content]
        held = sum(n * float(to_cue[j, k]) * contents[j].confidence for n, j in zip(sizes, mine, strict=True))
        sure = cue.confidence * float(to_source[k, choice]) * held / sum(sizes)
        out.append(Linked(source, cue, content, _chance(sure, source)))
    return out


def _chance(sure: float, source: Fragment | None) -> float:
    """How often an attribution is right, for how sure the model is of its cue, its contents and their links."""
    return calibrated("attribution", sure * (source.confidence if source else UNSOURCED))


def _choices(chances: Floats, sources: list[Fragment], cues: list[Fragment]) -> list[int]:
    """Each cue's column of `chances`: its likeliest source or none; a cue without one takes the source beside it that is
    nobody else's, since a source that is read as one has a cue.
    """
    out = [int(row.argmax()) for row in chances]
    for k, cue in enumerate(cues):
        for j, source in enumerate(sources, start=1):
            gap = max(cue.words[0] - source.words[1], source.words[0] - cue.words[1])
            if not out[k] and gap <= 0 and j not in out:
                out[k] = j
    return out


def _source_chances(sheet: Sheet, sources: list[Fragment], cues: list[Fragment], parameters: Parameters) -> Floats:
    """[cues, 1 + sources]: the first column for none."""
    scores = np.full((len(cues), 1 + len(sources)), parameters.no_source, dtype=np.float32)
    if sources:
        scores[:, 1:] = _scores(sheet, sources, cues, "source", "cue_to_source", parameters.source_bias).T
    return softmax(scores)


def _scores(sheet: Sheet, spans: list[Fragment], cues: list[Fragment], key: str, query: str, bias: Floats) -> Floats:
    """[spans, cues]: how well each span suits each cue."""
    base = sheet.words[0]

    def vectors(head: str, parts: list[Fragment]) -> Floats:
        scores = sheet.scores[head]
        return np.stack([span_vector(scores, (f.words[0] - base, f.words[1] - base)) for f in parts])

    result: Floats = vectors(key, spans) @ vectors(query, cues).T * SCALE + bias[bucket(_gaps(spans, cues))]
    return result


def _gaps(spans: list[Fragment], cues: list[Fragment]) -> Ints:
    """[spans, cues]: words between a span and a cue plus one, negative where the span comes first, 0 where they overlap."""
    s = np.array([f.words for f in spans])[:, None, :]
    c = np.array([f.words for f in cues])[None, :, :]
    behind, before = s[..., 0] - c[..., 1] + 1, -(c[..., 0] - s[..., 1] + 1)
    return np.where(s[..., 0] >= c[..., 1], behind, np.where(s[..., 1] <= c[..., 0], before, 0))
