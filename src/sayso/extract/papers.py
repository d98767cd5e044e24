"""Papers: which noun phrases speak of a document, by their head."""

from __future__ import annotations

import re

from sayso.extract.lemmas import lemmas, word_set

# What is written or recorded and can be cited. Newspapers are not among them: they are whoever writes them.
NOUNS = word_set("""
    act addendum affidavit agreement annex appendix archive article audit bill blueprint book books brochure
    bulletin cable calendar census certificate chart cheque circular clause communique communiqué complaint
    constitution contract correspondence data datum declaration decree deed deposition diary dispatch docket
    document dossier e-mail edict email entry exhibit figures file filing footage graph guide indictment inscription
    inventory invoice judgement judgment law lawsuit leaflet lease ledger letter licence license list log logbook
    mail manifest manual map memo memorandum message minute minutes motion note notebook notice order page papers
    paperwork paragraph passport permit petition photo photograph picture plan plaque policy poll post-mortem poster
    questionnaire receipt record recording register registry regulation release report resolution roster rota
    schedule section sketch slip spreadsheet statement statistics statute stub study submission suit survey table
    tape telegram testament text ticket timetable transcript treaty verdict video warrant website
    """)
COMPOUND = re.compile(r"\w{2,}(?:books?|sheets?|reports?|records?|logs?|lists?|files?|notes?|papers)$", re.IGNORECASE)
NEWS = word_set("newspaper newspapers paper")


def is_paper(phrase: str, head: str) -> bool:
    """Whether a noun phrase with this head means something written or recorded: "the yard's invoice of 30 August".

    A name does not ("the Daily Record"), but a party to a case writes its papers large ("the Complaint").
    """
    if head.casefold() in NEWS:
        return False
    if head[:1].isupper() and re.search(rf"\b[A-Z][\w-]* {re.escape(head)}\b", _unled(phrase)):
        return False
    return any(form in NOUNS for form in lemmas(head)) or (head[:1].islower() and COMPOUND.fullmatch(head) is not None)


def _unled(phrase: str) -> str:
    """A phrase without its article."""
    return re.sub(r"^(?:the|this|that|an?|his|her|their|its|our|my)\s+", "", phrase, flags=re.IGNORECASE)
