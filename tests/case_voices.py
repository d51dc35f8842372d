"""Whether the claims and counts of a case hold: who says it, how it is said, on whose word a figure stands."""

from collections.abc import Iterator

from onrecord.model import Act, Claim, Count, Stance
from tests.case_files import NOTHING, Fact, Key
from tests.case_view import Fault, View, alike, answer, positions, same_value


def claim_fault(fact: Fact, view: View) -> Fault:
    """None when a claim or denial with these words answers every key."""
    fitting = [claim for claim in view.analysis.claims if _content_fits(fact, claim, view)]
    if fact.kind == "denial":
        fitting.sort(key=lambda claim: not _is_denial(claim))
    near = [show_claim(claim, view) for claim in view.analysis.claims if _near(fact, claim, view)]
    missing = f"no claim says just that; near it: {'; '.join(near) or 'nothing'}"
    return answer(
        fact, ((show_claim(claim, view), _claim_faults(fact, claim, view)) for claim in fitting), missing
    )


def _claim_faults(fact: Fact, claim: Claim, view: View) -> Iterator[Fault]:
    if fact.kind == "denial" and not _is_denial(claim):
        yield f"it is {claim.act} and {claim.stance}, no denial"
    yield _chain_fault(fact, claim, view)
    for key in fact.keys:
        yield _claim_key(key, claim, view)


def _claim_key(key: Key, claim: Claim, view: View) -> Fault:
    origin = claim.origin
    values = {
        "act": claim.act,
        "stance": claim.stance,
        "hedge": claim.hedge,
        "denies": claim.denies,
        "institution": origin and origin.institution,
        "channel": origin and origin.channel,
        "elsewhere": "yes" if claim.source_in_other_sentence else "no",
    }
    if key.name in values:
        return same_value(key, values[key.name])
    if key.name == "answers":
        return _answers_fault(key, claim, view)
    if key.name == "by":
        return _by_fault(key, claim, view)
    if key.name == "cue" and claim.cue is None:
        return None if key.value == NOTHING else "it has no cue"
    if key.name == "cue" and claim.cue is not None:
        right = key.words is not None and view.touches(claim.cue, key.words)
        return None if right else f"its cue is {view.words(claim.cue)!r}"
    return None


def _answers_fault(key: Key, claim: Claim, view: View) -> Fault:
    answered = [one for one in map(view.claim, claim.answers) if one is not None]
    if key.words is None:
        return "it answers a claim" if answered else None
    right = any(view.touches(span, key.words) for one in answered for span in one.content)
    return None if right else f"it answers {[show_claim(one, view) for one in answered] or 'no claim'}"


def _by_fault(key: Key, claim: Claim, view: View) -> Fault:
    origin = claim.origin
    if key.words is None:
        return None if origin is None or origin.span is None else f"its speaker is {origin.name!r}"
    if origin is None or not view.speaks(origin, key.words):
        return f"its speaker is {origin.name if origin else None!r}, not {key.words.text!r}"
    return None


def _chain_fault(fact: Fact, claim: Claim, view: View) -> Fault:
    wanted = fact.all("via")
    if not wanted:
        return None
    outer = claim.chain[:-1]
    named = [key.words for key in wanted if key.words is not None]
    if len(outer) == len(named) and all(map(view.speaks, outer, named)):
        return None
    return f"it comes through {[speaker.name for speaker in outer] or 'nobody'}"


def _content_fits(fact: Fact, claim: Claim, view: View) -> bool:
    stance = fact.get("stance")
    if stance is not None and stance.value == Stance.WITHHELD:
        return claim.stance is Stance.WITHHELD and _near(fact, claim, view)
    pieces = [view.tokens(spans) for spans in view.pieces(claim) if spans]
    wanted = [positions(words) for words in fact.readings]
    return any(alike(piece, reading) for piece in pieces for reading in wanted)


def _near(fact: Fact, claim: Claim, view: View) -> bool:
    spans = (*claim.content, *((claim.cue,) if claim.cue else ()))
    return any(view.touches_any(span, fact) for span in spans)


def _is_denial(claim: Claim) -> bool:
    return claim.stance is Stance.DENIED or claim.act is Act.DENY


def show_claim(claim: Claim, view: View) -> str:
    """A claim in one line: chain, content, act and stance."""
    chain = " → ".join(speaker.name for speaker in claim.chain) or "nobody"
    return (
        f"{chain}: {' // '.join(view.words(span) for span in claim.content)!r} ({claim.act}, {claim.stance})"
    )


def count_fault(fact: Fact, view: View) -> Fault:
    """None when a count that touches these words answers every key."""
    there = [count for count in view.analysis.counts if view.touches_any(count.span, fact)]
    found = ((show_count(count), (_count_key(key, count, view) for key in fact.keys)) for count in there)
    return answer(fact, found, "no count there")


def _count_key(key: Key, count: Count, view: View) -> Fault:
    if key.name == "role":
        role = "attackers" if count.of == "attackers" else count.population.role
        return same_value(key, "attackers" if role == "perpetrators" else role)
    if key.name == "part_of":
        whole = view.count(count.part_of) if count.part_of else None
        right = key.words is not None and whole is not None and view.touches(whole.span, key.words)
        return None if right else f"it is part of {whole and whole.words!r}"
    if key.name == "on_word_of":
        return _voice_fault(key, view.claim(count.claim), view)
    values = {
        "of": count.of,
        "as": count.given,
        "low": count.low,
        "high": count.high,
        "cumulative": "yes" if count.cumulative else "no",
        "status": count.population.status,
    }
    return same_value(key, values[key.name])


def _voice_fault(key: Key, claim: Claim | None, view: View) -> Fault:
    if key.words is None:
        return None if claim is None else f"it stands on the word of {show_claim(claim, view)}"
    if claim is None or claim.origin is None:
        return f"it stands in the report's own voice, not on the word of {key.words.text!r}"
    return _by_fault(key, claim, view)


def show_count(count: Count) -> str:
    """A count in a few words."""
    return f"{count.words!r} ({count.of}, {count.given}, {count.low}–{count.high})"
