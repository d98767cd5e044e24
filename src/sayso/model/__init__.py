"""The vocabulary: frozen dataclasses of the standard library, no input or output."""

from sayso.model.account import Account, Person, Role, SavedSearch, Session
from sayso.model.attribution import Act, Attribution, Kind
from sayso.model.audit import AuditCheck, AuditEntry
from sayso.model.claim import (
    Basis,
    Claim,
    Factuality,
    Link,
    Status,
    Time,
    Voice,
)
from sayso.model.document import Document, Page, Quoted
from sayso.model.doubt import Doubt
from sayso.model.entity import Entity
from sayso.model.frame import GIVING, MUTUAL, Argument, Frame, FrameKind, Part
from sayso.model.group import Group
from sayso.model.identity import derived_id, document_id
from sayso.model.judgement import Judgement, Verdict
from sayso.model.lineage import Descent, DescentKind, Origin, Root, Weight
from sayso.model.mention import Form, Mention, MentionType
from sayso.model.post import Party, Post, PostKind, Tense
from sayso.model.problem import Problem
from sayso.model.reading import Reading, Referent
from sayso.model.relation import Relation, RelationKind
from sayso.model.review import CREDIBILITY, RELIABILITY, Hold, Mark, Review, ReviewKind, Standing, standing, undone
from sayso.model.span import Span, Spans, hull, trim

__all__ = [
    "CREDIBILITY",
    "GIVING",
    "MUTUAL",
    "RELIABILITY",
    "Account",
    "Act",
    "Argument",
    "Attribution",
    "AuditCheck",
    "AuditEntry",
    "Basis",
    "Claim",
    "Descent",
    "DescentKind",
    "Document",
    "Doubt",
    "Entity",
    "Factuality",
    "Form",
    "Frame",
    "FrameKind",
    "Group",
    "Hold",
    "Judgement",
    "Kind",
    "Link",
    "Mark",
    "Mention",
    "MentionType",
    "Origin",
    "Page",
    "Part",
    "Party",
    "Person",
    "Post",
    "PostKind",
    "Problem",
    "Quoted",
    "Reading",
    "Referent",
    "Relation",
    "RelationKind",
    "Review",
    "ReviewKind",
    "Role",
    "Root",
    "SavedSearch",
    "Session",
    "Span",
    "Spans",
    "Standing",
    "Status",
    "Tense",
    "Time",
    "Verdict",
    "Voice",
    "Weight",
    "derived_id",
    "document_id",
    "hull",
    "standing",
    "trim",
    "undone",
]
