"""The words of `./run bench load`: what came of it, as a table for a terminal."""

import os

#: From this share of the processors on they count as full.
BUSY = 0.9


def full(step, threads):
    """What keeps a step from more, in words.

    By Little's law as many saves are in hand at a time as come in a second times the seconds
    that one takes.
    """
    cores = os.cpu_count() or 1
    busy = step["busy"]
    in_hand = step["achieved"] * step["autosave"]["mean_ms"] / 1000
    if busy["all"] >= BUSY * cores:
        shares = {who: cpu for who, cpu in busy.items() if who != "all"}
        most = sorted(shares, key=lambda who: -shares[who])[:3]
        return "processors: " + ", ".join(f"{who} {shares[who]:.2f}" for who in most)
    if busy["crowd"] >= BUSY:
        return "the crowd itself, which is one process"
    if in_hand >= BUSY * threads:
        return f"the {threads} threads wait for the database or the disk"
    return "nothing"


def report(result):
    lines = [
        f"{result['people']} people, an autosave each every {result['every_s']} s for "
        f"{result['minutes']:g} min; {result['workers']} web processes, {result['threads']} "
        f"threads in all, {result['database']}.",
        f"The crowd, the portal and the database share {result['cores']} processors.",
        "",
        row("", "requests", "errors", "p50 ms", "p95 ms", "p99 ms", "max ms"),
    ]
    for name in ("editor", "autosave", "submit"):
        one = result[name]
        cells = [one[f"{key}_ms"] for key in ("p50", "p95", "p99", "max")]
        lines.append(row(name, one["requests"], one["errors"], *map(round, cells)))
    lines += ["", busy_line(result["busy"]), *loss_lines(result)]
    lines.append("passed" if result["passed"] else "NOT PASSED")
    if "saturation" in result:
        lines += ["", *saturation_lines(result["saturation"])]
    return "\n".join(lines)


def saturation_lines(found):
    lines = [row("as people", "asked/s", "came/s", "p50 ms", "p95 ms", "errors", "") + " full"]
    for step in found["steps"]:
        saves = step["autosave"]
        cells = [step["as_people"], f"{step['asked']:g}", f"{step['achieved']:g}"]
        cells += [round(saves["p50_ms"]), round(saves["p95_ms"]), saves["errors"]]
        cells.append("bends" if step["bends"] else "")
        lines.append(f"{row(*cells)} {step['full']}")
    last = found["steps"][-1]
    beyond = f"beyond: {last['full']}" if last["bends"] else "it did not bend"
    lines += [f"holds {found['held']:g} saves/s; {beyond}", busy_line(last["busy"])]
    return lines + loss_lines(found)


def busy_line(busy):
    shares = ", ".join(f"{who} {cpu:.2f}" for who, cpu in busy.items())
    return f"processors kept busy: {shares}"


def loss_lines(found):
    texts = ", ".join(f"{word} {number}" for word, number in sorted(found["texts"].items()))
    lines = [f"last acknowledged texts: {texts}; second texts {found['second_texts']}"]
    lines += [f"  member {member}: {word}" for member, word in found["wrong"][:20]]
    return lines + [f"  error: {kind} × {times}" for kind, times in found["errors"].items()]


def row(*cells):
    return " ".join(f"{cell:>10}" for cell in cells)
