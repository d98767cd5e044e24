"""The tables of a case, and how an older case becomes a newer one: each entry of MIGRATIONS is one step up.

A case is one SQLite file that anyone may query. Findings hang on `document` by its integer key; `document.present`
is 1 while at least one file that holds it is there, and everything shown is limited to such documents. Offsets are
Unicode code points into `document.text`, half-open. `rank` numbers the rows of a list from 0.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from sayso.errors import CaseError

# "SAYS" in ASCII; `file` and SQLite itself show it.
APPLICATION_ID = 0x53415953

_FILES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A file as last seen. source: the absolute path that the user named; name: the file's path below it; both as the
-- file system's own bytes, so that originals can be opened again. path: as shown. content: SHA-256, null when the file
-- could not be read. version: of the model and program that read it. modified: nanoseconds, 0 when not to be trusted.
CREATE TABLE file (
    key INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    source BLOB NOT NULL,
    name BLOB NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    content TEXT,
    version TEXT NOT NULL,
    vanished INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX file_content ON file (content);

-- member: what to append to the path of the file that is concerned ("" for the file itself, "/plan.docx").
CREATE TABLE problem (
    file INTEGER NOT NULL REFERENCES file (key) ON DELETE CASCADE,
    member TEXT NOT NULL,
    stage TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX problem_file ON problem (file);

-- path, derived_from: those of the first file, by path, that holds the document; read_as: the path it was read under.
CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    media_type TEXT NOT NULL,
    language TEXT,
    title TEXT,
    author TEXT,
    publisher TEXT,
    published TEXT,
    derived_from TEXT,
    text TEXT NOT NULL,
    present INTEGER NOT NULL DEFAULT 1,
    read_as TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE INDEX document_path ON document (path);

-- Which file holds which document, as itself or as a member; one document may be in many files.
CREATE TABLE origin (
    file INTEGER NOT NULL REFERENCES file (key) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    member TEXT NOT NULL,
    derived_from TEXT,
    PRIMARY KEY (file, member, document)
) WITHOUT ROWID;
CREATE INDEX origin_document ON origin (document);
"""

_FINDINGS = """
CREATE TABLE page (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    rank INTEGER NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (document, rank)
) WITHOUT ROWID;
CREATE TABLE quoted (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    rank INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, name TEXT, depth INTEGER NOT NULL,
    PRIMARY KEY (document, rank)
) WITHOUT ROWID;
CREATE TABLE sentence (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    rank INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (document, rank)
) WITHOUT ROWID;

CREATE TABLE mention (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    form TEXT NOT NULL, type TEXT NOT NULL, cluster INTEGER, confidence REAL NOT NULL
);
CREATE INDEX mention_place ON mention (document, start, "end", id);

-- One thing that a document speaks of; entity is null until the case is resolved, and for what stays unnamed.
CREATE TABLE referent (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    cluster INTEGER NOT NULL, name TEXT, type TEXT NOT NULL, entity TEXT,
    PRIMARY KEY (document, cluster)
) WITHOUT ROWID;
CREATE INDEX referent_entity ON referent (entity);
CREATE TABLE referent_name (
    document INTEGER NOT NULL, cluster INTEGER NOT NULL, rank INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (document, cluster, rank),
    FOREIGN KEY (document, cluster) REFERENCES referent (document, cluster) ON DELETE CASCADE
) WITHOUT ROWID;

-- start, end: the smallest stretch that holds all its spans.
CREATE TABLE attribution (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    act TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT,
    source_cluster INTEGER, source_name TEXT, confidence REAL NOT NULL
);
CREATE INDEX attribution_place ON attribution (document, start, "end", id);
CREATE TABLE attribution_span (
    attribution INTEGER NOT NULL REFERENCES attribution (key) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('source', 'cue', 'content')),
    rank INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (attribution, part, rank)
) WITHOUT ROWID;

-- passage: the sentences that the claim lies in. time_from, time_to: ISO dates, inclusive, null when open.
CREATE TABLE claim (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, passage TEXT NOT NULL,
    voice_name TEXT, voice_cluster INTEGER,
    act TEXT NOT NULL, factuality TEXT NOT NULL, status TEXT NOT NULL, basis TEXT NOT NULL,
    time_from TEXT, time_to TEXT, time_text TEXT, time_start INTEGER, time_end INTEGER,
    confidence REAL NOT NULL
);
CREATE INDEX claim_place ON claim (document, start, "end", id);
CREATE INDEX claim_act ON claim (act);
CREATE INDEX claim_status ON claim (status);
CREATE TABLE link (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
    rank INTEGER NOT NULL, attribution TEXT, name TEXT, act TEXT NOT NULL, cluster INTEGER,
    label_start INTEGER, label_end INTEGER,
    PRIMARY KEY (claim, rank)
) WITHOUT ROWID;
CREATE TABLE about (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
    rank INTEGER NOT NULL, cluster INTEGER NOT NULL,
    PRIMARY KEY (claim, rank)
) WITHOUT ROWID;
CREATE TABLE frame (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
    rank INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, lemma TEXT NOT NULL, negated INTEGER NOT NULL,
    PRIMARY KEY (claim, rank)
) WITHOUT ROWID;
CREATE TABLE argument (
    claim INTEGER NOT NULL, frame INTEGER NOT NULL, rank INTEGER NOT NULL,
    role TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (claim, frame, rank),
    FOREIGN KEY (claim, frame) REFERENCES frame (claim, rank) ON DELETE CASCADE
) WITHOUT ROWID;
"""

_CASE = """
CREATE TABLE entity (id TEXT PRIMARY KEY, name TEXT NOT NULL, schema TEXT NOT NULL, mentions INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE alias (
    entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE, rank INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (entity, rank)
) WITHOUT ROWID;
CREATE TABLE entity_document (
    entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE INDEX entity_document_document ON entity_document (document);

-- Which entity a document's cluster was given last: kept when the document is read again or leaves, so ids survive.
CREATE TABLE minted (
    document TEXT NOT NULL, cluster INTEGER NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (document, cluster)
) WITHOUT ROWID;

CREATE TABLE relation (
    kind TEXT NOT NULL,
    "left" TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    "right" TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    score REAL NOT NULL, independent INTEGER, rationale TEXT NOT NULL,
    PRIMARY KEY (kind, "left", "right")
) WITHOUT ROWID;
CREATE INDEX relation_left ON relation ("left");
CREATE INDEX relation_right ON relation ("right");

-- What people decided, in the order they did; no build touches it.
CREATE TABLE judgement (
    key INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL,
    why TEXT NOT NULL
);
"""

_SEARCH = """
CREATE VIRTUAL TABLE claim_search USING fts5
    (passage, content='claim', content_rowid='key', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
    INSERT INTO claim_search (rowid, passage) VALUES (new.key, new.passage);
END;
CREATE TRIGGER claim_removed AFTER DELETE ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, passage) VALUES ('delete', old.key, old.passage);
END;

CREATE VIRTUAL TABLE document_search USING fts5
    (title, text, content='document', content_rowid='key', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
END;
CREATE TRIGGER document_changed AFTER UPDATE OF title, text ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
    INSERT INTO document_search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
"""

_POSTS = """
-- Who holds which post, or speaks for whom. start, end: the passage; lemma: the title's dictionary form; as_of: the
-- document's date when it was read, which "current" is relative to; attribution: the one whose content says so.
CREATE TABLE post (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, title_start INTEGER NOT NULL, title_end INTEGER NOT NULL, lemma TEXT NOT NULL,
    tense TEXT NOT NULL,
    time_from TEXT, time_to TEXT, time_text TEXT, time_start INTEGER, time_end INTEGER,
    as_of TEXT, attribution TEXT, confidence REAL NOT NULL
);
CREATE INDEX post_place ON post (document, start, "end", id);
CREATE TABLE party (
    post INTEGER NOT NULL REFERENCES post (key) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('holder', 'organization', 'principal')),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, name TEXT NOT NULL, cluster INTEGER,
    PRIMARY KEY (post, part)
) WITHOUT ROWID;
"""

_JUDGING = """
-- What was shown when a person decided; undoes: the judgement that this one takes back.
ALTER TABLE judgement ADD COLUMN left_name TEXT NOT NULL DEFAULT '';
ALTER TABLE judgement ADD COLUMN right_name TEXT NOT NULL DEFAULT '';
ALTER TABLE judgement ADD COLUMN score REAL;
ALTER TABLE judgement ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE judgement ADD COLUMN undoes INTEGER REFERENCES judgement (key);

-- The referents of each side (rank), found again by the places of their mentions, or else by their name: no build
-- touches this.
CREATE TABLE judged (
    judgement INTEGER NOT NULL REFERENCES judgement (key), side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    rank INTEGER NOT NULL, place INTEGER NOT NULL, document TEXT NOT NULL, start INTEGER, "end" INTEGER, name TEXT,
    PRIMARY KEY (judgement, side, rank, place)
) WITHOUT ROWID;

-- Documents of one proceeding, by id: "Witness 1" is one person in all of them.
CREATE TABLE proceeding (document TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;

-- Pairs of entities that may be one, which only a person can say.
CREATE TABLE doubt (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, score REAL NOT NULL, why TEXT NOT NULL,
    surname TEXT NOT NULL, -- by which alone one of them is called, if that is the reason, else ""
    PRIMARY KEY ("left", "right", surname)
) WITHOUT ROWID;
CREATE INDEX doubt_right ON doubt ("right");
CREATE INDEX doubt_surname ON doubt (surname);

-- The directory: where the referents with a name stood when the case was last resolved. label: see resolve.
CREATE TABLE placing (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    cluster INTEGER NOT NULL, label TEXT NOT NULL, folded TEXT NOT NULL,
    PRIMARY KEY (document, cluster)
) WITHOUT ROWID;
CREATE INDEX placing_label ON placing (label);
CREATE INDEX placing_folded ON placing (folded);
CREATE TABLE label_key (key TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (key, label)) WITHOUT ROWID;
CREATE INDEX label_key_label ON label_key (label);
CREATE TABLE introduction (
    document INTEGER NOT NULL, cluster INTEGER NOT NULL, short TEXT NOT NULL,
    PRIMARY KEY (document, cluster, short),
    FOREIGN KEY (document, cluster) REFERENCES placing (document, cluster) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX introduction_short ON introduction (short);
CREATE INDEX minted_entity ON minted (entity);
CREATE INDEX mention_cluster ON mention (document, cluster);

-- What has changed since the case was last resolved: documents, entities, labels and folded names of referents that
-- left, or ("all", "") when that is not known.
CREATE TABLE pending (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
INSERT INTO pending VALUES ('all', '');
"""

_LINEAGE = """
-- Whose word a claim goes back to.
CREATE TABLE root (
    claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    key TEXT NOT NULL, name TEXT, entity TEXT, known INTEGER NOT NULL, why TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX root_key ON root (key);

-- Documents that take their text from elsewhere. parent: null when that is not in the case; start, end: a credit line.
CREATE TABLE descent (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    parent TEXT REFERENCES document (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, score REAL NOT NULL, credit TEXT, start INTEGER, "end" INTEGER
);
CREATE INDEX descent_document ON descent (document);
CREATE INDEX descent_parent ON descent (parent);

-- What documents are found by that share text with another.
CREATE TABLE fingerprint (
    value INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    PRIMARY KEY (value, document)
) WITHOUT ROWID;
CREATE INDEX fingerprint_document ON fingerprint (document);

-- Claims that say the same of the same in the same words are one wording, for which its first claim stands:
-- `posting` holds what that one is found by.
CREATE TABLE wording (
    claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    wording INTEGER NOT NULL, document TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX wording_wording ON wording (wording);
CREATE INDEX wording_document ON wording (document);
CREATE TABLE posting (
    key INTEGER NOT NULL, claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE, PRIMARY KEY (key, claim)
) WITHOUT ROWID;
CREATE INDEX posting_claim ON posting (claim);

-- Documents that changed, came or went since the claims were last compared, "" when that is not known; and the
-- wordings that lost a claim.
CREATE TABLE uncompared (document TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO uncompared VALUES ('');
CREATE TABLE loosened (wording INTEGER PRIMARY KEY);
-- The keys that lost claims, and how many.
CREATE TABLE unposted (key INTEGER PRIMARY KEY, claims INTEGER NOT NULL);
"""

# Apart, since they are put aside while everything is compared anew.
NOTING = {
    "wording_removed": "CREATE TRIGGER wording_removed AFTER DELETE ON wording BEGIN"
    " INSERT OR IGNORE INTO loosened VALUES (old.wording); END",
    "posting_removed": "CREATE TRIGGER posting_removed AFTER DELETE ON posting BEGIN"
    " INSERT INTO unposted VALUES (old.key, 1) ON CONFLICT (key) DO UPDATE SET claims = claims + 1; END",
}
_LINEAGE += ";\n".join((*NOTING.values(), ""))

_FRAMES = """
-- kind: of the small vocabulary, null for another predicate; part: what the argument is in a frame of its kind.
ALTER TABLE frame ADD COLUMN kind TEXT;
ALTER TABLE argument ADD COLUMN cluster INTEGER;
ALTER TABLE argument ADD COLUMN part TEXT;
UPDATE argument SET cluster = (
    SELECT m.cluster FROM claim c JOIN mention m ON m.document = c.document
    WHERE c.key = argument.claim AND m.start = argument.start AND m."end" = argument."end" ORDER BY m.id LIMIT 1
);
"""

_REVIEWS = """
-- What people said of claims (document, start, end: where it stood) and of sources, in the order they did; no build
-- touches it.
CREATE TABLE review (
    key INTEGER PRIMARY KEY,
    subject TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL,
    why TEXT NOT NULL, name TEXT NOT NULL, document TEXT, start INTEGER, "end" INTEGER,
    undoes INTEGER REFERENCES review (key)
);
CREATE INDEX review_subject ON review (subject);
"""

_POSTINGS = f"""
-- What claims are found by, each by its integer key and without a reference to it: there are thirty rows to a claim, and
-- looking it up for each would take as long as writing them. What is found by other keys than before is compared anew.
DROP TABLE posting;
CREATE TABLE posting (key INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX posting_claim ON posting (claim);
CREATE TRIGGER claim_unposted AFTER DELETE ON claim BEGIN
    DELETE FROM posting WHERE claim = old.key;
END;
{NOTING["posting_removed"]};
DELETE FROM unposted;
INSERT OR IGNORE INTO uncompared VALUES ('');
"""

_STEMS = """
-- Claims are found by the stems of their words, too; claim_search has them as they are written.
CREATE VIRTUAL TABLE claim_stems USING fts5
    (passage, content='claim', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO claim_stems (claim_stems) VALUES ('rebuild');
DROP TRIGGER claim_added;
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
    INSERT INTO claim_search (rowid, passage) VALUES (new.key, new.passage);
    INSERT INTO claim_stems (rowid, passage) VALUES (new.key, new.passage);
END;
DROP TRIGGER claim_removed;
CREATE TRIGGER claim_removed AFTER DELETE ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, passage) VALUES ('delete', old.key, old.passage);
    INSERT INTO claim_stems (claim_stems, rowid, passage) VALUES ('delete', old.key, old.passage);
END;

-- The sentences in which no claim stands: what a document holds beside its claims is found in them.
CREATE TABLE unclaimed (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE INDEX unclaimed_document ON unclaimed (document);
INSERT INTO unclaimed (document, start, "end", text)
    SELECT s.document, s.start, s."end", substr(d.text, s.start + 1, s."end" - s.start)
    FROM sentence s JOIN document d ON d.key = s.document
    WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.document = s.document AND c.start < s."end" AND c."end" > s.start)
    ORDER BY s.document, s.rank;
CREATE VIRTUAL TABLE unclaimed_search USING fts5
    (text, content='unclaimed', content_rowid='key', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE unclaimed_stems USING fts5
    (text, content='unclaimed', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO unclaimed_search (unclaimed_search) VALUES ('rebuild');
INSERT INTO unclaimed_stems (unclaimed_stems) VALUES ('rebuild');
CREATE TRIGGER unclaimed_added AFTER INSERT ON unclaimed BEGIN
    INSERT INTO unclaimed_search (rowid, text) VALUES (new.key, new.text);
    INSERT INTO unclaimed_stems (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER unclaimed_removed AFTER DELETE ON unclaimed BEGIN
    INSERT INTO unclaimed_search (unclaimed_search, rowid, text) VALUES ('delete', old.key, old.text);
    INSERT INTO unclaimed_stems (unclaimed_stems, rowid, text) VALUES ('delete', old.key, old.text);
END;

-- In whole documents nothing is looked for any more.
DROP TRIGGER document_added;
DROP TRIGGER document_removed;
DROP TRIGGER document_changed;
DROP TABLE document_search;
"""

_IDENTITY = """
-- What tells this case from every other, whatever its file is called. A copy of the file is the same case.
INSERT OR IGNORE INTO setting VALUES ('id', lower(hex(randomblob(16))));
CREATE INDEX file_source ON file (source);
"""

_HOLDS = """
-- now: the claim that a review of a claim shows with, the one of its id or else the one that is read at the same place;
-- null when there is none. Of a review of a source: its subject.
ALTER TABLE review ADD COLUMN now TEXT;
UPDATE review SET now = CASE
    WHEN document IS NULL OR EXISTS (SELECT 1 FROM claim WHERE id = review.subject) THEN subject
    ELSE (
        SELECT c.id FROM document d JOIN claim c ON c.document = d.key
        WHERE d.id = review.document AND c.start = review.start AND c."end" = review."end" ORDER BY c.id LIMIT 1
    ) END;
DROP INDEX review_subject;
CREATE INDEX review_now ON review (now);
CREATE INDEX review_document ON review (document);
"""

_FACETS = """
-- facets: how the claim was read when the review was given, null when that is not known; changed: whether the claim that
-- it shows with now is read otherwise.
ALTER TABLE review ADD COLUMN facets TEXT;
ALTER TABLE review ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
"""

# One string of SQL a step. A step that has been released is never edited: add another.
MIGRATIONS: tuple[str, ...] = (
    _FILES + _FINDINGS + _CASE + _SEARCH,
    _POSTS,
    _JUDGING,
    _LINEAGE,
    _FRAMES,
    _REVIEWS,
    _POSTINGS,
    _STEMS,
    _IDENTITY,
    _HOLDS,
    _FACETS,
)


def check(base: sqlite3.Connection, where: str) -> int:
    """The version of the case's tables, 0 for an empty database. Raises CaseError when it is no case, or a newer one."""
    ident = int(base.execute("PRAGMA application_id").fetchone()[0])
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if ident == 0 and version == 0 and base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        return 0
    if ident != APPLICATION_ID:
        raise CaseError(f"{where} is a database, but not a sayso case; name a case made by `sayso build`")
    if version > len(MIGRATIONS):
        raise CaseError(
            f"{where} was written by a newer sayso (its tables are version {version}, this program knows up to"
            f" {len(MIGRATIONS)}); install the newer sayso to open it"
        )
    return version


def migrate(base: sqlite3.Connection, where: str) -> None:
    """Bring the tables up to date, all steps in one transaction. Raises CaseError as `check` does."""
    bring_up(base, MIGRATIONS, application=APPLICATION_ID, check=lambda: check(base, where))


def bring_up(
    base: sqlite3.Connection, migrations: Sequence[str], *, application: int, check: Callable[[], int]
) -> None:
    """Take the steps that a file lacks, all in one transaction; `check` tells its version, and raises when it is none."""
    base.execute("BEGIN IMMEDIATE")
    try:
        version = check()
        for number, step in enumerate(migrations[version:], version + 1):
            for statement in statements(step):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {number}")
        if version == 0:
            base.execute(f"PRAGMA application_id = {application}")
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


def statements(script: str) -> list[str]:
    """The script's statements. `executescript` would commit before each step, and a kill could leave half of one."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
