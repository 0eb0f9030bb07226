"""Writes what was measured as JSON, as a table and as a plot that needs no viewer but a browser."""
import json
import platform
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"


def _cell(value):
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, float):
        return f"{value:,.2f}" if value < 1000 else f"{value:,.0f}"
    return "" if value is None else str(value)


def _table(rows):
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_cell(row.get(column)) for column in columns) + " |" for row in rows]
    return "\n".join(lines)


def _plot(rows):
    """Bars: requests a second as a share of the floor, the goal as a line across each."""
    height, left, width = 34, 120, 420
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 90}" height="{height * len(rows) + 30}" '
             'font-family="system-ui, sans-serif" font-size="13">']
    for i, row in enumerate(rows):
        y = 10 + i * height
        bar = max(1.0, width * min(row["ratio"], 1.2) / 1.2)
        parts.append(f'<text x="{left - 8}" y="{y + 16}" text-anchor="end">{escape(row["case"])}</text>')
        parts.append(f'<rect x="{left}" y="{y}" width="{bar:.1f}" height="22" fill="#3c6e71"/>')
        parts.append(f'<text x="{left + bar + 6:.1f}" y="{y + 16}">{row["ratio"]:.0%} · {row["cpu_us"]:.1f} µs</text>')
        if row.get("goal"):
            x = left + width * row["goal"] / 1.2
            parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 4}" y2="{y + 26}" stroke="#b3261e" stroke-width="2"/>')
    parts.append(f'<text x="{left}" y="{height * len(rows) + 24}">requests/s as a share of the floor, server time a '
                 'request; red: the goal</text></svg>')
    return "\n".join(parts)


def write(results):
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "results.json").write_text(json.dumps({"machine": platform.processor() or platform.machine(),
                                                     "results": results}, indent=2) + "\n")
    text = "\n\n".join(f"## {name}\n{_table(rows)}" for name, rows in results.items())
    (FOLDER / "results.md").write_text(text + "\n")
    if "http" in results:
        (FOLDER / "plot.svg").write_text(_plot(results["http"]))
    print(text)
