"""The language of a text, by the small words that only one language uses much, or None."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000
FEWEST_WORDS = 12
SMALLEST_SHARE = 0.12
LEAD = 1.25

_WORDS = {
    "en": "the of and to in that is was for on he with his it as at by be had not from are this but they have "
    "were which she you their has been would who will my we an or him her said your our if can",
    "es": "el la de que y en los del se las por un para con no una su al lo como más pero sus le ya o este sí "
    "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde fue ha era",
    "fr": "le la les de des du et est en un une que qui dans pour pas au aux ce cette il elle sur par plus avec "
    "se sont ne je nous vous son sa ses été ont mais ou leur était avait",
    "de": "der die das und ist in den von zu mit sich des auf für nicht ein eine dem im auch als es an werden "
    "aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war ich",
    "it": "il di che la e in un per una non del con si da sono le dei della al gli come più ha i lo anche nel "
    "alla ma era questo stato delle se ai dalla suo sua hanno",
    "pt": "o de que e a do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua "
    "ou quando muito nos já eu também só pelo pela até isso foi são",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij door uit naar "
    "heeft hij ze werd over wordt dit die was worden deze nog ik",
    "sv": "och att det som en på är av för med den till inte har de ett om vi var men jag hade kan från eller "
    "han när så där sig också efter vid ska",
    "da": "og at det som en på er af for med den til ikke har de et om vi var men jeg havde kan fra eller han "
    "når så der sig også efter ved skal blev hvor",
    "no": "og at det som en på er av for med den til ikke har de et om vi var men jeg hadde kan fra eller han "
    "når så der seg også etter ved skal ble hvor",
    "pl": "w i z na się nie do to że jest o jak za przez od po ale są był oraz dla jego ich także być może "
    "tylko już który która które jej tym czy przed",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ne var ki mi ama her o değil "
    "olduğu tarafından ise ya dedi",
    "ru": "и в не на что с он как это по но из у за от же для то так его о к была был она они мы вы бы все было "
    "при или",
    "uk": "і в не на що з він як це по але із у за від ж для то так його про до була був вона вони ми ви би все "
    "було при або та є",
}
_STOPS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_FARSI = re.compile("[\u067e\u0686\u0698\u06af]")
_TOKEN = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """ISO 639-1, or None when the text is too short, mixed, or of a language that is not known here."""
    sample = text[:SAMPLE]
    tokens = [token.lower() for token in _TOKEN.findall(sample)]
    by_script = _script(sample)
    if by_script:
        return by_script
    if len(tokens) < FEWEST_WORDS:
        return None
    counts = Counter(tokens)
    shares = {code: sum(counts[word] for word in stops) / len(tokens) for code, stops in _STOPS.items()}
    (best, share), (_, second) = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:2]
    return best if share >= SMALLEST_SHARE and share >= LEAD * second else _scandinavian(counts, shares, best)


def _script(sample: str) -> str | None:
    """The language that a script alone tells, when most letters are of that script."""
    letters = sum(char.isalpha() for char in sample)
    if letters < FEWEST_WORDS:
        return None
    for code, pattern in _SCRIPTS:
        hits = len(pattern.findall(sample))
        # Japanese mixes its kana with Chinese characters, so a fifth of them settles it.
        if hits > letters * (0.2 if code == "ja" else 0.6):
            # Persian and Urdu share the script; letters that Arabic lacks leave the question open.
            return None if code == "ar" and len(_FARSI.findall(sample)) > 0.01 * letters else code
    return None


def _scandinavian(counts: Counter[str], shares: dict[str, float], best: str) -> str | None:
    """Danish and Norwegian share most small words: those that differ decide, or nothing does."""
    if best not in ("da", "no") or shares[best] < SMALLEST_SHARE:
        return None
    danish = sum(counts[word] for word in _STOPS["da"] - _STOPS["no"])
    norwegian = sum(counts[word] for word in _STOPS["no"] - _STOPS["da"])
    if danish == norwegian:
        return None
    return "da" if danish > norwegian else "no"
