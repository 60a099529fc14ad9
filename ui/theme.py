"""Every colour and every size of the window, derived from one number: the font percentage."""

from dataclasses import dataclass

SMALLEST, LARGEST = 100, 200
"""The percentages a user may choose between."""
SIDE_BY_SIDE_BELOW = 150
"""From this percentage on, side panes become tabs of the page and the navigation drops its icons."""


@dataclass(frozen=True)
class Colours:
    """The palette; every text pair measures at least 4.5:1, every control border 3:1."""

    window: str = "#F1F0EC"
    page: str = "#FAF9F6"
    card: str = "#FFFFFF"
    group: str = "#F4F2ED"
    hatch: str = "#EFEDE7"
    card_line: str = "#D8D5CD"
    row_line: str = "#E9E6DF"
    strong_line: str = "#A9A59A"
    control_line: str = "#8F8B80"
    rule: str = "#474D55"
    text: str = "#1E2227"
    text2: str = "#474D55"
    text3: str = "#656B74"
    red: str = "#A8231D"
    red_pressed: str = "#8C1A15"
    red_ground: str = "#FAEEEC"
    red_line: str = "#D9A29E"
    blue: str = "#234E7D"
    blue_ground: str = "#E5ECF4"
    current_row: str = "#F3F6FA"
    blue_line: str = "#9DB4CC"
    bar: str = "#47709B"
    green: str = "#2A683D"
    green_ground: str = "#E9F1EA"
    amber: str = "#865600"
    amber_ground: str = "#FBF2DF"
    amber_line: str = "#DCC189"
    quoted: str = "#FBE9A9"
    heat: tuple[str, ...] = ("#FFFFFF", "#E3EBF3", "#C3D3E4", "#93B0CC", "#3F6C99")


COLOURS = Colours()


@dataclass(frozen=True)
class Theme:
    """Sizes in device-independent pixels for a font percentage and the families that were loaded.

    Most sizes double at 200 %; where the page would burst they grow less, as given per size.
    """

    percent: int = 100
    sans: str = ""
    """Family of the screen; empty means whatever the application font is."""
    serif: str = ""
    """Family of quoted rules and of everything that shows print."""

    def between(self, normal: float, doubled: float) -> int:
        """The size between its values at 100 % and at 200 %."""
        share = (self.percent - SMALLEST) / (LARGEST - SMALLEST)
        return round(normal + (doubled - normal) * share)

    def px(self, size: float) -> int:
        """A size that grows with the font, at least 1."""
        return max(1, round(size * self.percent / 100))

    @property
    def large(self) -> bool:
        """Whether the page is laid out for large type: one column, no icons in the navigation."""
        return self.percent >= SIDE_BY_SIDE_BELOW

    @property
    def body(self) -> int:
        """Body text, tables, fields."""
        return self.px(14)

    @property
    def second(self) -> int:
        """Second text."""
        return self.px(13)

    @property
    def small(self) -> int:
        """Cells and key hints, the only text that may stay under double."""
        return self.between(12, 22)

    @property
    def title(self) -> int:
        """Page title."""
        return self.between(20, 36)

    @property
    def section(self) -> int:
        """Section title."""
        return self.px(15)

    @property
    def figure(self) -> int:
        """The one big figure of a card."""
        return self.px(29)

    @property
    def nav(self) -> int:
        """Navigation text."""
        return self.between(16, 30)

    @property
    def nav_width(self) -> int:
        """Width of the navigation column."""
        return self.between(112, 148)

    @property
    def field(self) -> int:
        """Height of a field."""
        return self.between(28, 52)

    @property
    def button(self) -> int:
        """Height of a button."""
        return self.between(30, 54)

    @property
    def row(self) -> int:
        """Height of a table row."""
        return self.between(30, 54)

    @property
    def dense_row(self) -> int:
        """Height of a row in a grid."""
        return self.between(27, 50)

    @property
    def header(self) -> int:
        """Height of a table header."""
        return self.between(28, 48)

    @property
    def search_bar(self) -> int:
        """Height of the bar over the page."""
        return self.between(46, 66)

    @property
    def status_bar(self) -> int:
        """Height of the bar under the page."""
        return self.between(28, 46)

    @property
    def margin(self) -> int:
        """Page margin."""
        return self.between(16, 20)

    @property
    def gap(self) -> int:
        """Between cards."""
        return self.between(12, 16)

    @property
    def step(self) -> int:
        """Between things that belong together."""
        return self.between(8, 12)

    @property
    def icon(self) -> int:
        """An icon beside body text."""
        return self.px(16)

    @property
    def thick(self) -> int:
        """Focus frames and the rule above a table: 2, doubled with the type."""
        return self.between(2, 4)
