"""Attributions from a model's guesses, beside those of the rules: which stand, and what each takes from the other.

The encoder is the better judge of where sources, cues and contents begin and end; the rules know what kind of complement
a cue has, who passed words on, and constructions the training corpora do not mark. Where both see one cue, the spans are
the encoder's and the rest the rule's; where the encoder sees a cue and no content, or is unsure, the rule's spans stand.
Where only a rule sees one, its row in `attribution_rules.tsv`, or what it would make of the words, says whether it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.find.claims.contents import complement_of
from onrecord.find.claims.cue_verbs import verb_group
from onrecord.find.claims.cues import cues_at
from onrecord.find.claims.known_speakers import PARTS_OF
from onrecord.find.claims.mended import mended_content, mended_source
from onrecord.find.claims.no_content import says_nothing
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.stance import base_reading, cue_hit_in
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Act, BlockKind, Guess, Span, Trust

HEAD_ALONE = "head/attribution"
_PARTS = ("source", "cue", "content")
_UNTOLD = frozenset(
    {"clear", "unclear", "known", "unknown"}
)  # "it was not clear whether": the report's own word
_SOME_OF = frozenset((word, "of") for word in PARTS_OF)
_WEIGHTY = frozenset(
    {Act.DENY, Act.ADMIT, Act.CLAIM_RESPONSIBILITY, Act.REFUSE_COMMENT, Act.CORRECT, Act.RETRACT}
)
_FAIR = 0.5  # a rule of at least this precision is heard alone on what weighs most


@dataclass(slots=True)
class _Parts:
    """What belongs to one cue; `score` is that of its weakest part."""

    cue: Span
    score: float
    inside: Span | None
    source: Span | None = None
    content: tuple[Span, ...] = ()


def with_guesses(
    scene: Scene, rules: Sequence[Attribution], guesses: Sequence[Guess], trust: Trust | None
) -> tuple[Attribution, ...]:
    """The attributions of both; those of the rules alone where there are no guesses."""
    parts = list(_beyond_layout([one for one in guesses if one.label in _PARTS], rules))
    if not parts or trust is None:
        return tuple(rules)
    paired = [(one, _same_cue(one.cue, rules)) for one in _heard(parts)]
    refused = [one.cue for one, rule in paired if rule is None and _is_refused(scene, one, trust)]
    made = [
        _over_refused(_made(scene, one, rule), rule, refused)
        for one, rule in paired
        if one.content and not _stands(one, rule, trust) and one.cue not in refused
    ]
    beside = list(_beside(scene, rules, made, parts))
    return (*_without_passed_on(made, beside), *beside)


def _beyond_layout(parts: Sequence[Guess], rules: Iterable[Attribution]) -> Iterator[Guess]:
    """Without contents that run into a turn of a transcript or a signed quotation: the page says whose those are."""
    laid_out = [one.whole for one in rules if one.by in alone_rules()]
    for part in parts:
        over = [whole for whole in laid_out if whole.overlaps(part.span)]
        inside = any(whole.contains(part.span) and part.of and whole.contains(part.of) for whole in over)
        if part.label != "content" or not over or inside:
            yield part


def _heard(guesses: Iterable[Guess]) -> Iterator[_Parts]:
    """The guesses gathered around their cues, the outer before the inner."""
    found: dict[tuple[Span, Span | None], _Parts] = {}
    given = list(guesses)
    for one in given:
        if one.label == "cue":
            found[one.span, one.inside] = _Parts(one.span, one.score, one.inside)
    for one in given:
        whole = found.get((one.of, one.inside)) if one.of else None
        if whole is None:
            continue
        whole.score = min(whole.score, one.score)
        if one.label == "source":
            whole.source = one.span
        elif one.label == "content":
            whole.content = (*whole.content, one.span)
    yield from found.values()


def _same_cue(cue: Span, rules: Iterable[Attribution]) -> Attribution | None:
    return next((one for one in rules if one.cue is not None and one.cue.overlaps(cue)), None)


def _stands(one: _Parts, rule: Attribution | None, trust: Trust) -> bool:
    """Whether the rule on the same cue keeps its own spans: it knows the construction better, or the encoder is unsure."""
    return rule is not None and (rule.by in own_spans() or one.score < min(trust.against_rule, rule.score))


def _over_refused(made: Attribution, rule: Attribution | None, refused: Sequence[Span]) -> Attribution:
    """For "admitted that it traded and saw an interest": the content runs on over a verb that is no cue of its own."""
    if rule is None or len(made.content) != 1:
        return made
    (content,) = made.content
    for span in rule.content:
        if span.overlaps(content) and any(
            span.contains(cue) and cue.start >= content.stop for cue in refused
        ):
            return replace(made, content=(Span(content.start, max(content.stop, span.stop)),))
    return made


def _is_refused(scene: Scene, one: _Parts, trust: Trust) -> bool:
    """Whether the encoder alone, not very sure, takes for speech what the rules looked at and refused; or a heading."""
    number = scene.line_number(one.cue.start)
    line = scene.lines[number]
    if scene.kinds[number] is BlockKind.HEADING or _is_empty(line, one.cue):
        return True
    if one.source is None and one.cue.of(line.text).split()[-1].lower() in _UNTOLD:
        return True
    if one.inside is not None and one.score < trust.nested:
        return True
    return one.score < trust.alone and cue_hit_in(line, one.cue) is not None


def _is_empty(line: Line, cue: Span) -> bool:
    """Whether what stands behind the cue is nothing said: "admitted seven patients", "denied the raiders a base"."""
    if not line.span.contains(cue):
        return False
    for at in range(line.index_at(cue.start), line.index_at(cue.stop)):
        for hit in cues_at(line, at):
            complement = complement_of(line, hit) if hit.kind == "verb" else None
            if complement is not None and says_nothing(line, hit, verb_group(line, hit), complement):
                return True
    return False


def _made(scene: Scene, one: _Parts, rule: Attribution | None) -> Attribution:
    """The encoder's spans with what the rule knows of the same cue."""
    source = mended_source(scene, one.source, rule)
    narrow = None
    if source is not None:
        told = rule.narrow if rule is not None else None
        narrow = told if told is not None and source.contains(told) else _narrow(scene, source)
    plain = Attribution(
        source=source,
        narrow=narrow,
        cue=one.cue,
        content=tuple(sorted(mended_content(scene, span, rule) for span in one.content)),
        by=HEAD_ALONE,
        score=one.score,
    )
    if rule is None:
        return plain
    return replace(
        plain,
        via=rule.via,
        frame=rule.frame,
        lemma=rule.lemma,
        elsewhere=rule.elsewhere,
        by=f"{plain.by}+{rule.by.removeprefix('attribution/')}",
    )


def _narrow(scene: Scene, source: Span) -> Span:
    """The shortest phrase at the head of a source that names the speaker."""
    line = scene.lines[scene.line_number(source.start)]
    if not line.span.contains(source):
        return source
    first, after = line.index_at(source.start), line.index_at(source.stop)
    phrase = phrase_after(line, first, after)
    if phrase is None or line.low[phrase.narrow - 1 : phrase.narrow + 1] in _SOME_OF:
        return source  # "one of them" is named by all its words
    return line.stretch(first, min(phrase.narrow, after))


def _beside(
    scene: Scene,
    rules: Sequence[Attribution],
    made: Sequence[Attribution],
    parts: Sequence[Guess],
) -> Iterator[Attribution]:
    """The rules' attributions that stand though the encoder made none of their cue."""
    cues = [one.cue for one in made if one.cue is not None]
    contents = [one.span for one in parts if one.inside is None and one.label == "content"]
    for one in rules:
        if one.cue is not None and any(cue.overlaps(one.cue) for cue in cues):
            continue
        anchor = one.cue or one.source or one.content[0]
        nested = any(span.contains(anchor) for span in contents)
        stands = one.by in own_spans() or one.by in (nested_rules() if nested else top_rules())
        if stands or _half_seen(one, parts) or _weighs(scene, one):
            yield one


def _half_seen(one: Attribution, parts: Sequence[Guess]) -> bool:
    """Whether the encoder saw the cue, or both source and content, and only failed to put them together."""

    def meets(label: str, span: Span | None) -> bool:
        return span is not None and any(part.label == label and part.span.overlaps(span) for part in parts)

    return meets("cue", one.cue) or (meets("source", one.source) and meets("content", one.content[0]))


def _weighs(scene: Scene, one: Attribution) -> bool:
    """Whether a fair rule reads a denial, admission, refusal, claim of responsibility, correction or retraction."""
    if one.cue is None or one.score < _FAIR:
        return False
    line = scene.lines[scene.line_number(one.cue.start)]
    return base_reading(line, one.cue, one.frame, "").act in _WEIGHTY


def _without_passed_on(made: Sequence[Attribution], beside: Sequence[Attribution]) -> Iterator[Attribution]:
    """Without what a rule tells as one link of a chain already: in "X quoted Y as saying", X is Y's medium."""
    for one in made:
        passed = any(
            one.source is not None
            and any(span.overlaps(one.source) for span in rule.via)
            and rule.cue is not None
            and any(span.contains(rule.cue) or span.overlaps(rule.content[0]) for span in one.content)
            for rule in beside
        )
        if not passed:
            yield one


@cache
def own_spans() -> frozenset[str]:
    """The rules whose spans stand where the encoder sees the same cue."""
    return frozenset(row["rule"] for row in load_rows("attribution_rules") if row["spans"] == "rule")


@cache
def top_rules() -> frozenset[str]:
    """The rules that stand beside the encoder outside all contents."""
    return frozenset(row["rule"] for row in load_rows("attribution_rules") if "top" in row["beside"])


@cache
def alone_rules() -> frozenset[str]:
    """The rules that read the layout: what they find is said by nobody else."""
    return frozenset(row["rule"] for row in load_rows("attribution_rules") if "alone" in row["beside"])


@cache
def nested_rules() -> frozenset[str]:
    """The rules that stand beside the encoder inside a content."""
    return frozenset(row["rule"] for row in load_rows("attribution_rules") if "nested" in row["beside"])
