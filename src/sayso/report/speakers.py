"""The line of speakers of a claim: the document's own voice, then who says that who says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.model import Act, Claim

OPEN_VOICE = "the document (author not stated)"
OPEN_SOURCE = "source not named in the document"
ARROW = " › "


@dataclass(frozen=True, slots=True)
class Speaker:
    """One mouth of a chain. `act` and `attribution` are None for a voice that no words of the document introduce.

    name    as the document gives it; None when it leaves the source open
    voice   whether it is the document's own
    open    whether nothing ties this speaker to a name: either no source at all, or words like "a person close to it"
    """

    name: str | None
    entity: str | None
    act: Act | None
    attribution: str | None
    open: bool
    voice: bool = False

    @property
    def label(self) -> str:
        """What to call this speaker on a page."""
        return self.name or (OPEN_VOICE if self.voice else OPEN_SOURCE)


def speakers(claim: Claim) -> tuple[Speaker, ...]:
    """The claim's mouths, the document's voice first, the one whose words it gives last."""
    voice = claim.voice
    first = Speaker(voice.name, voice.entity, None, None, voice.name is None, voice=True)
    return (
        first,
        *(
            Speaker(link.name, link.entity, link.act, link.attribution, link.entity is None and link.label is None)
            for link in claim.chain
        ),
    )


def mouths(claim: Claim) -> tuple[Speaker, ...]:
    """The speakers as they are shown: an author whom the document also quotes stands once, with the act."""
    first, *rest = speakers(claim)
    if not rest or not _is_voice(claim):
        return (first, *rest)
    quoted = rest[0]
    name, entity = first.name or quoted.name, first.entity or quoted.entity
    return (replace(quoted, name=name, entity=entity, open=first.open and quoted.open, voice=True), *rest[1:])


def _is_voice(claim: Claim) -> bool:
    """Whether the outermost source is the document's own voice: one entity, one referent, or one name."""
    voice, link = claim.voice, claim.chain[0]
    if voice.entity is not None and link.entity is not None:
        return voice.entity == link.entity
    if voice.cluster is not None and link.cluster is not None:
        return voice.cluster == link.cluster
    return voice.name is not None and link.name is not None and voice.name.casefold() == link.name.casefold()


def chain_line(chain: Iterable[Speaker]) -> str:
    """The speakers on one line, each with what it does: "the document › A (say) › B (deny)"."""
    return ARROW.join(f"{speaker.label} ({speaker.act})" if speaker.act else speaker.label for speaker in chain)
