"""Draws what commands cost against the size of the vault, as an SVG that needs nothing else."""
import math

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 250, 36, 52

# Told apart by dashes and marks too, not by colour alone.
STYLES = [
    ("#0072b2", ""), ("#d55e00", "7 4"), ("#009e73", "2 3"), ("#cc79a7", "9 3 2 3"),
    ("#8a6d00", "12 4"), ("#56b4e9", "4 4"), ("#777777", "1 4"),
]


class LogScale:
    """Values to places, by their logarithms."""

    def __init__(self, values, begin, end):
        self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        self.high = max(self.high, self.low + 1)
        self.begin, self.end = begin, end

    def place(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def decades(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def spread(labels):
    """Moves labels apart that would stand on each other; [(place, text, …)] in the order of places."""
    placed, last = [], -math.inf
    for label in sorted(labels):
        last = max(label[0], last + 15)
        placed.append((last, *label[1:]))
    return placed


def draw(series, title):
    """series: {name: [(megabytes, CPU seconds)]}, two points or more each, all above 0."""
    x = LogScale([size for line in series.values() for size, _ in line], LEFT, WIDTH - RIGHT)
    y = LogScale([cost for line in series.values() for _, cost in line], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">',
        "<style>text{font:12px sans-serif;fill:#222}.grid{stroke:#ccc}svg{background:#fff}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}svg{background:#111}}</style>",
        f'<text x="{LEFT}" y="20" font-weight="bold">{title}</text>',
    ]
    for value in y.decades():
        at = y.place(value)
        text = f"{value * 1000:g} ms" if value < 1 else f"{value:g} s"
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{text}</text>')
    for value in x.decades():
        at = x.place(value)
        parts.append(f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:g} MB</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 12}" text-anchor="middle">size of the vault</text>')
    labels = []
    for number, (name, line) in enumerate(series.items()):
        colour, dashes = STYLES[number % len(STYLES)]
        points = [(x.place(size), y.place(cost)) for size, cost in sorted(line)]
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}" '
                     f'points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        labels.append((points[-1][1], points[-1], name, colour))
    for at, (a, b), name, colour in spread(labels):
        parts.append(f'<path d="M{a + 4:.1f} {b:.1f}L{WIDTH - RIGHT + 14} {at:.1f}" stroke="{colour}" stroke-opacity=".5" fill="none"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 18}" y="{at + 4:.1f}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
