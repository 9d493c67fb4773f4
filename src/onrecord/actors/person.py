"""People the codebook knows, as actors on the article's date."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.role import identity
from onrecord.actors.scene import Scene
from onrecord.codebook.names import Person
from onrecord.schema import Identity


def known_person(scene: Scene, person: Person) -> Identity:
    """A person as an actor on the day of the article."""
    found = identity(person, scene.date)
    return replace(found, plover=scene.plover(found.code))


def first_office(scene: Scene, person: Person) -> bool:
    """Whether a person held one of the first offices on that day."""
    day, first = scene.date or "", scene.codebook.names.words["first office"]
    return any(t.title in first and t.begun(day) and not t.over(day) for t in person.terms)


def in_office(scene: Scene, person: Person) -> bool:
    """Whether a person held any office on that day."""
    return scene.date is not None and any(
        t.start and t.begun(scene.date) and not t.over(scene.date) for t in person.terms
    )
