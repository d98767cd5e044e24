"""Speaker: who makes a claim, as far as the claim's own words may refer to him."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.extract import genders
from sayso.extract.kinds import quotations
from sayso.extract.pronouns import Pronoun, pronoun
from sayso.model import Attribution, Mention, MentionType, Span

# A plural noun phrase at the head of a sentence is written large, as a name is.
PLURAL_OPENINGS = frozenset(
    "The Two Three Four Five Several Many Some Both These Those All Most Other Our My His Her Their".split()
)
PARTIES = frozenset((MentionType.PERSON, MentionType.ORGANIZATION))
AFTER_HEAD = re.compile(r",| (?:of|from|in|at|who|for|with)\b")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The innermost source of a claim, or the voice around it.

    cluster   its referent in the document, None when it is open
    person    whether it may have done or seen something itself: not an institution, not a document
    content   the stretch of the attribution's content that holds the claim, None in a voice of one's own
    first     whether the attribution's source is itself "I" or "we"
    office    whether it is the own voice of a document in which nobody says "I"
    gender    "m" or "f" where its words tell, and `plural` where they speak of one or of several
    """

    cluster: int | None
    person: bool
    content: Span | None = None
    first: bool = False
    gender: str | None = None
    plural: bool | None = None
    office: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """Who is mentioned in a document, to tell whether a word of a claim means its speaker."""

    text: str
    mentions: Sequence[Mention]
    types: Mapping[int, MentionType]  # of the referents, by cluster
    openings: Mapping[int, int]  # where each cluster is first spoken of

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], types: Mapping[int, MentionType]) -> Company:
        """`mentions` in text order; `types` of the referents by their clusters."""
        openings: dict[int, int] = {}
        for mention in mentions:
            if mention.cluster is not None:
                openings.setdefault(mention.cluster, mention.span.start)
        return cls(text, mentions, types, openings)

    def at(self, span: Span) -> Mention | None:
        """The widest mention that a word ends, a pronoun before a noun phrase: the whole of "the owner" at "owner"."""
        found = [m for m in self._near(span) if m.span.contains(span)]
        exact = next((m for m in found if m.span == span), None)
        return exact or max((m for m in found if m.span.end == span.end), key=lambda m: len(m.span), default=None)

    def _near(self, span: Span) -> Sequence[Mention]:
        low = bisect_left(self.mentions, span.start - 80, key=lambda m: m.span.start)
        high = bisect_left(self.mentions, span.end, key=lambda m: m.span.start)
        return self.mentions[low:high]

    def people(self, span: Span) -> frozenset[int]:
        """The clusters of the persons and organisations that a stretch mentions, pronouns among them."""
        low = bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        high = bisect_left(self.mentions, span.end, key=lambda m: m.span.start)
        inside = (m for m in self.mentions[low:high] if m.type in PARTIES)
        return frozenset(m.cluster for m in inside if m.cluster is not None)

    def is_person(self, cluster: int | None) -> bool:
        """Whether a referent is a person, as one that nothing is known of may be."""
        return cluster is None or self.types.get(cluster, MentionType.PERSON) is MentionType.PERSON

    def speaker(self, attribution: Attribution, place: Span) -> Speaker:
        """The source of an attribution, for the claim at a place in its content."""
        content = next((part for part in attribution.content if part.overlaps(place)), attribution.content[0])
        own = " ".join(s.of(self.text) for s in attribution.source)
        found = pronoun(own.strip())
        cluster = attribution.source_cluster
        if found is not None:
            person = found.gender != "n" and self.is_person(cluster)
            return Speaker(cluster, person, content, found.person == 1, found.gender, found.plural)
        person = bool(own) and self._names_person(attribution)
        name = attribution.source_name or own
        return Speaker(cluster, person, content, gender=_gender(own, name), plural=_plural(own))

    def _names_person(self, attribution: Attribution) -> bool:
        if attribution.source_cluster is not None:
            return self.is_person(attribution.source_cluster)
        inside = [m for span in attribution.source for m in self._near(span) if span.contains(m.span)]
        return not inside or inside[0].type is MentionType.PERSON

    def means(self, word: Span, speaker: Speaker) -> bool:
        """Whether a word of a claim refers to its speaker.

        "I" and "we" do in a voice of one's own, inside quotation marks that the content opens, and for a source that is "I"
        itself. Anybody else does by coreference; and a pronoun that nothing earlier explains, in reported speech: who
        reports himself in the third person is the first to be thought of.
        """
        found = pronoun(word.of(self.text))
        if found is not None and found.person == 1:
            if found.plural and speaker.office:
                return False  # an office that writes as "we" did not see anything
            return speaker.content is None or speaker.first or self._quoted(word, speaker.content)
        if speaker.content is None or speaker.first or (found is not None and found.person == 2):
            return False
        mention = self.at(word)
        if mention is not None and mention.cluster is not None and mention.cluster == speaker.cluster:
            return True
        if found is None or found.gender == "n" or not _may_be(found, speaker):
            return False
        # What nothing before explains is new in the text only by the resolver's caution.
        return mention is None or mention.cluster is None or self.openings[mention.cluster] == mention.span.start

    def _quoted(self, word: Span, content: Span) -> bool:
        return any(q.contains(word) and content.start - 2 <= q.start for q in quotations(self.text))


def _may_be(found: Pronoun, speaker: Speaker) -> bool:
    """Whether a pronoun agrees with a speaker, as far as the speaker's own words tell."""
    if found.gender is not None:
        return not speaker.plural and speaker.gender in (None, found.gender)
    return speaker.plural is not False


def _gender(own: str, name: str) -> str | None:
    """What a source's words and name tell of its gender."""
    core = own.split(",")[0].strip()
    if not core:
        return None
    told = genders.of_title(core) or genders.of_noun(core) or genders.of_title(name)
    return told or genders.of_given_name(name.split()[0])


def _plural(own: str) -> bool | None:
    """Whether a source's words speak of several; None where "they" may still mean one ("a witness", "someone")."""
    core = AFTER_HEAD.split(own)[0].strip()
    if not core:
        return None
    first = core.split()[0]
    if " and " in core or ((first[0].islower() or first in PLURAL_OPENINGS) and genders.is_plural(core)):
        return True
    return False if first[0].isupper() and first.casefold() not in ("a", "an", "the", "one") else None
