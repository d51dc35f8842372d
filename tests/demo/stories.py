"""What of the bundled reports is not read rightly yet, and why: each fails strictly, so that mending one is noticed."""

STORIES: dict[str, str] = {
    "06-lakeside-tribune.txt killed at least 14 dead by Police": (
        "a toll put down in a past perfect ('had put it at') is read, but left in the report's own voice"
    ),
    "08-northgate-and-ledger.jsonl killed 12 of the group's men by Tondo": (
        "a statement dismissed as invented: the figure stands on the word of who stated it, its denial is not linked to it"
    ),
    "08-northgate-and-ledger.jsonl killed 19 by the provincial hospital": (
        "'which has counted 19' hangs on a relative clause two nouns away from what is counted"
    ),
    "09-parus-inform.txt injured dozens of injured by provincial hospital": (
        "machine-translated 'in provincial hospital tell about dozens of injured': the place is the speaker"
    ),
    "10-open-bulletin.xml killed how many of them were soldiers by She": (
        "a refusal about a part of a toll named in the sentence before"
    ),
    "10-open-bulletin.xml killed 31 by a village elder": (
        "a running total ('to 31 since Monday') behind a quotation: kept, but in the report's own voice"
    ),
    "11-harbour-gazette.txt detained 26 by Union secretary Ramona Quist": (
        "'put the number at 26' names nobody who was counted"
    ),
    "07-channel-nine.html casualties without specifying the losses of the Guard by it": (
        "a figure kept back behind 'it said, without specifying': kept, but in the report's own voice"
    ),
}
