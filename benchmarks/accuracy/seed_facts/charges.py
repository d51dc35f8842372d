"""The charges and denials of the third seed, looked up by their words: several facts ask for the same ones."""

from benchmarks.accuracy.seed_facts.asking import claim_saying
from benchmarks.accuracy.seed_facts.reading import Reading, need, show_claim
from onrecord.model import Act, Claim, Span, Stance


def supplies(reading: Reading) -> Span:
    """The words of the general's charge."""
    return reading.between(r"Moscow was", r"supplying the Taliban")


def headline_claim(reading: Reading) -> Claim:
    """The charge in the headline."""
    return claim_saying(reading, reading.at(r"Russia Supplying Taliban"))


def general_claim(reading: Reading) -> Claim:
    """Scaparrotti's: the content may leave out the hedging word or hold it."""
    return claim_saying(reading, supplies(reading))


def encouraging(reading: Reading) -> Claim:
    """The commander's charge, both halves of it."""
    where = reading.between(r"Russia is encouraging", r"diplomatic cover")
    held = [one for one in reading.claims_on(where) if reading.share(one.content, where) >= 0.8]
    need(held, f"no claim holds both: {[show_claim(reading, one) for one in reading.claims_on(where)]}")
    return held[0]


def russian_denial(reading: Reading) -> Claim:
    """The denial, not the allegation that stands inside it."""
    where = reading.between(r"they may be", r"in Afghanistan")
    return claim_saying(reading, where, cue=reading.at(r"has denied"))


def quoted(reading: Reading) -> tuple[Claim, ...]:
    """Kabulov's quotation: the claims that hold its three sentences."""
    found: list[Claim] = []
    for where in (
        reading.at(r"claims are absolutely false"),
        reading.between(r"fabrications are designed", r"Afghan campaign"),
        reading.at(r"There is no other"),
    ):
        held = [one for one in reading.claims_on(where) if reading.share(one.content, where) >= 0.8]
        need(held, f"nobody says {where.of(reading.text)!r}")
        found += held
    return tuple(dict.fromkeys(found))


def kabulov_denials(reading: Reading) -> list[Claim]:
    """Those of the envoy's claims that deny."""
    return [one for one in quoted(reading) if one.act is Act.DENY or one.stance is Stance.DENIED]
