"""The line of speakers of a claim: the document's own voice, then who says that who says it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Act, Claim

OPEN_VOICE = "the document (author not stated)"
OPEN_SOURCE = "source not named in the document"
ARROW = " › "


@dataclass(frozen=True, slots=True)
class Speaker:
    """One mouth of a chain. `act` and `attribution` are None for the document's own voice.

    name    as the document gives it; None when it leaves the source open
    open    whether nothing ties this speaker to a name: either no source at all, or words like "a person close to it"
    """

    name: str | None
    entity: str | None
    act: Act | None
    attribution: str | None
    open: bool

    @property
    def label(self) -> str:
        """What to call this speaker on a page."""
        return self.name or (OPEN_VOICE if self.act is None else OPEN_SOURCE)


def speakers(claim: Claim) -> tuple[Speaker, ...]:
    """The claim's mouths, the document's voice first, the one whose words it gives last."""
    voice = claim.voice
    first = Speaker(voice.name, voice.entity, None, None, voice.name is None)
    return (
        first,
        *(
            Speaker(link.name, link.entity, link.act, link.attribution, link.entity is None and link.label is None)
            for link in claim.chain
        ),
    )


def chain_line(claim: Claim) -> str:
    """The speakers on one line, each with what it does: "the document › A (say) › B (deny)"."""
    return ARROW.join(
        f"{speaker.label} ({speaker.act})" if speaker.act else speaker.label for speaker in speakers(claim)
    )
