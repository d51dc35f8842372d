"""Fact 0.12, which holds much: the history of the missions, as background."""

from datetime import date

from benchmarks.accuracy.seed_facts.asking import filled_by, need_background, need_interval, one_incident
from benchmarks.accuracy.seed_facts.reading import Reading, need, show_incident
from benchmarks.accuracy.seed_facts.seeds import Seeds
from onrecord.model import RoleName

_RESOLUTE = "actor:resolute-support"


def check_0_12(seeds: Seeds) -> None:
    """The history of the mission is background, dated by its own years, apart from the attack."""
    reading = seeds.convoy
    news = one_incident(reading, reading.at(r"attacked a convoy"))
    history = reading.between(r"USA in 2001", r"with the Taliban")
    told = reading.incidents_at(history)
    need(news not in told, "the history is merged with the attack")
    need(
        not any(one.news for one in told),
        f"history told as news: {[show_incident(reading, one) for one in told]}",
    )
    operation = need_background(reading, reading.at(r"anti-terrorist military operation"))
    need(filled_by(reading, operation, RoleName.INITIATOR, "actor:country-US"), "the USA did not launch it")
    need_interval(reading.times_of(operation), date(2001, 1, 1), date(2001, 12, 31))
    force = need_background(reading, reading.at(r"deployed international forces"))
    need("actor:isaf" in reading.actors_at(reading.at(r"ISAF")), "ISAF is not known")
    need(reading.actors_at(reading.at(r"UN security Council")), "the UN is not known")
    need(force.id != operation.id, "operation and force are one incident")
    _check_opponents(reading)
    _check_after_2014(reading)


def _check_opponents(reading: Reading) -> None:
    fight = need_background(reading, reading.at(r"have been fighting with"))
    named = {actor for role in fight.roles for actor in reading.role_actors(role)}
    need({"actor:taliban", "actor:al-qaeda"} <= named, f"the opponents are {sorted(named)}")


def _check_after_2014(reading: Reading) -> None:
    left = need_background(reading, reading.at(r"were withdrawn from"))
    need_interval(reading.times_of(left), date(2014, 1, 1), date(2014, 12, 31))
    new_year = reading.times_at(reading.at(r"1 January 2015"))
    need_interval(new_year, date(2015, 1, 1), date(2015, 1, 1))
    mission = reading.actors_at(reading.at(r"Resolute support", after=r"1 January"))
    need(_RESOLUTE in mission, f"the mission that came is {sorted(mission)}")
    need_interval(reading.times_at(reading.at(r"the same year")), date(2015, 1, 1), date(2015, 12, 31))
    group = reading.actors_at(reading.at(r"Islamic state"))
    need("actor:islamic-state" in group, f"the group whose influence grew is {sorted(group)}")
