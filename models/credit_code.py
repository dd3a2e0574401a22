"""统一社会信用代码: 18 characters with the check character of GB 32100-2015."""

from models.words import Sentence, sentence

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def credit_code_fault(code: str) -> Sentence | None:
    """What looks wrong with a code; it warns and never blocks, papers do carry wrong ones."""
    text = code.strip().upper()
    if len(text) != 18:
        return sentence("统一社会信用代码是 18 位，现在 {count} 位", count=len(text))
    strange = sorted(set(text) - set(_ALPHABET))
    if strange:
        return sentence("统一社会信用代码里没有“{letters}”这样的字", letters="".join(strange))
    if text[17] != check_character(text[:17]):
        return sentence("统一社会信用代码的校验位不对，请核对原件")
    return None


def check_character(first_17: str) -> str:
    """The 18th character for the first 17."""
    total = sum(
        _ALPHABET.index(letter) * weight for letter, weight in zip(first_17, _WEIGHTS, strict=True)
    )
    return _ALPHABET[-total % 31]
