"""Reads a few sentences and answers whom their words name."""

from onrecord.clean import clean_report
from onrecord.find.names.actors import find_actors
from onrecord.find.names.places import find_places
from onrecord.ground.gazetteer import open_gazetteer
from onrecord.model import Actor, Mention, Report
from onrecord.read import ReadOptions, read_bytes


class Read:
    """The mentions and actors of a text; words are looked up by the number of times they were seen before."""

    def __init__(self, text: str) -> None:
        report = next(
            one for one in read_bytes(text.encode(), "note.txt", ReadOptions()) if isinstance(one, Report)
        )
        document = clean_report(report)[0]
        found: tuple[tuple[Mention, ...], tuple[Actor, ...]]
        found = find_actors(document, find_places(document, open_gazetteer()))
        self.mentions = sorted(found[0], key=lambda mention: mention.span)
        self.actors = {actor.id: actor for actor in found[1]}

    def cluster(self, words: str, time: int = 1) -> str | None:
        """The id of the actor that `words` name where they are mentioned for the `time`-th time."""
        return [mention.cluster for mention in self.mentions if mention.words == words][time - 1]

    def actor(self, words: str, time: int = 1) -> Actor:
        """The actor that `words` name."""
        return self.actors[self.cluster(words, time) or ""]
