"""Words for the fixtures."""

ENGLISH = (
    "Russia's foreign minister said on Tuesday that Moscow would not approve a new resolution on Iraq, "
    "and warned that military action would have grave consequences for the whole region."
)
SECOND = (
    "Igor Ivanov told reporters after talks with his French counterpart that the inspectors should be "
    "given more time to do their work in Baghdad, where they had found nothing so far."
)
FRENCH = (
    "Le ministre russe des Affaires étrangères a déclaré mardi que Moscou n'approuverait pas une nouvelle "
    "résolution sur l'Irak et que la guerre aurait de graves conséquences pour toute la région."
)
