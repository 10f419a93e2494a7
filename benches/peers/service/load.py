"""Loads the service and a bare axum handler from a second process, in one run, and prints the
ratio. The service answers from a full book; the bare handler answers with the same bytes.

    load.py HOMEWARD BARE BOOK [--seconds N] [--connections N] [--person U-…]

Then fifty therapists log contacts at once, each from a connection and forms of their own: every form
that was answered must be on the record, once. BOOK is written to.
"""

import argparse
import datetime
import http.client
import json
import pathlib
import re
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port, path="/"):
    for _ in range(300):
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            c.request("GET", path)
            c.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nothing answers on port {port}")


def sign_in(port, person):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    body = urllib.parse.urlencode({"person": person, "next": "/"})
    c.request("POST", "/sign-in/demo", body, {
        "content-type": "application/x-www-form-urlencoded",
        "origin": f"http://localhost:{port}",
    })
    answer = c.getresponse()
    answer.read()
    cookies = [v for k, v in answer.getheaders() if k.lower() == "set-cookie"]
    return next(c.split(";")[0] for c in cookies if c.startswith("__Host-homeward="))


def fetch(port, path, cookie):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    c.request("GET", path, headers={"cookie": cookie})
    answer = c.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return body


SCRIPT = """
done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
"""


def load(url, cookie, connections, seconds, script):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, "-H", f"Cookie: {cookie}", url]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    numbers = [int(n) for n in re.search(r"RESULT (.*)", printed).group(1).split()]
    requests, micros, errors, p50, p99, most = numbers
    return {"per_second": requests * 1e6 / micros, "errors": errors, "p50": p50 / 1e3, "p99": p99 / 1e3, "most": most / 1e3}


def percentile(numbers, share):
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def entries(port, cookie):
    """The last entry of the record, as the foot of a page says."""
    foot = fetch(port, "/families", cookie).decode()
    return int(re.search(r"As of entry ([\d,]+)", foot).group(1).replace(",", ""))


class Therapist(threading.Thread):
    """One telephone: signed in, on a family's form, which is sent again and again with new numbers."""

    def __init__(self, port, number, person, forms):
        super().__init__()
        self.port, self.number, self.forms = port, number, forms
        self.cookie = sign_in(port, person)
        listed = fetch(port, "/families", self.cookie).decode()
        families = sorted(set(re.findall(r"/families/(C-[A-Z0-9]{8})", listed)))
        self.path = f"/families/{families[number % len(families)]}/contact"
        form = fetch(port, self.path, self.cookie).decode()
        value = lambda name: re.search(rf'name="{name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="{name}"', form)
        found = {name: value(name) for name in ("csrf", "on-day", "on-month", "on-year")}
        self.fields = {name: next(g for g in m.groups() if g is not None) for name, m in found.items() if m}
        self.staff = re.search(r'value="(T\d\d)"', form).group(1)
        self.took, self.wrong = [], []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for n in range(self.forms):
            minute = (self.number * self.forms + n) % 360
            body = urllib.parse.urlencode({**self.fields,
                "form": f"load-{self.number}-{n}", "kind": "call", "minutes": "5",
                "time": f"{minute // 60:02}:{minute % 60:02}", "staff": self.staff, "note": ""})
            began = time.monotonic()
            connection.request("POST", self.path, body, {
                "content-type": "application/x-www-form-urlencoded",
                "origin": f"http://localhost:{self.port}", "cookie": self.cookie})
            answer = connection.getresponse()
            text = answer.read()
            self.took.append((time.monotonic() - began) * 1e3)
            if answer.status != 303:
                said = re.search(rb"govuk-error-summary.*?</div>", text, re.S)
                self.wrong.append((answer.status, re.sub(rb"<[^>]*>|\s+", b" ", said.group(0))[:200] if said else b""))


def log_at_once(port, therapists, forms):
    """So many therapists at once; the names of the demonstration are eight, so they share them."""
    crowd = [Therapist(port, n, f"U-THERAPIST{n % 8 + 1}", forms) for n in range(therapists)]
    before = entries(port, crowd[0].cookie)
    began = time.monotonic()
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    seconds = time.monotonic() - began
    took = [ms for one in crowd for ms in one.took]
    wrong = [error for one in crowd for error in one.wrong]
    recorded = entries(port, crowd[0].cookie) - before
    sent = therapists * forms
    print(f"{therapists} therapists logging at once: {sent} contacts in {seconds:.1f} s, "
          f"median {percentile(took, 0.5):.1f} ms, p99 {percentile(took, 0.99):.1f} ms, "
          f"{recorded} recorded, {len(wrong)} declined")
    for error in wrong[:3]:
        print("  ", *error)
    if recorded != sent or wrong:
        raise SystemExit(f"{sent} were sent and {recorded} are on the record")
    return {"sent": sent, "recorded": recorded, "p50": percentile(took, 0.5), "p99": percentile(took, 0.99)}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("homeward")
    p.add_argument("bare")
    p.add_argument("book")
    p.add_argument("--seconds", type=int, default=5)
    p.add_argument("--connections", type=int, default=64)
    p.add_argument("--person", default="U-CONTRACT")
    p.add_argument("--therapists", type=int, default=50)
    p.add_argument("--forms", type=int, default=10, help="how many contacts each logs")
    p.add_argument("--json")
    a = p.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="homeward-load-"))
    script = folder / "done.lua"
    script.write_text(SCRIPT)
    started = time.monotonic()
    port = free_port()
    service = subprocess.Popen(
        [a.homeward, "--data", a.book, "serve", "--listen", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    bare = None
    try:
        wait_for(port, "/health")
        start_up = time.monotonic() - started
        cookie = sign_in(port, a.person)
        listed = fetch(port, "/young-people", cookie).decode()
        child = re.search(r'href="(/young-people/C-[A-Z0-9]{8})"', listed).group(1)
        statements = fetch(port, "/statements", cookie).decode()
        quarters = sorted(set(re.findall(r'href="(/statements/\d{4}-Q\d)"', statements)))
        # The last that pays something: the quarters after it are a line that says what they wait for.
        quarter = next(q for q in reversed(quarters) if b"statement-sum" in fetch(port, q, cookie))
        pages = [("home", "/"), ("list", "/young-people"), ("search", "/young-people?q=T0"), ("timeline", child), ("statement", quarter), ("matrix", "/measurement")]
        # The pages of those who make the data, each as somebody who works from it.
        others = [("families", "/families", "U-THERAPIST1"), ("missing", "/missing", "U-SUPPORT1"),
                  ("team", "/team", "U-SUPERVISOR1"), ("agenda", "/panels/East", "U-PANELEAST"),
                  ("referrals", "/referrals", "U-SUPERVISOR1"), ("pathway", "/pathway", "U-DIRECTOR")]
        cookies = {person: sign_in(port, person) for _, _, person in others}
        pages = [(name, path, cookie) for name, path in pages] + [
            (name, path, cookies[person]) for name, path, person in others]
        index = []
        for name, path, cookie in pages:
            body = fetch(port, path, cookie)
            (folder / name).write_bytes(body)
            index.append(f"{path}\t{name}")
        (folder / "index").write_text("\n".join(index))
        bare_port = free_port()
        bare = subprocess.Popen([a.bare, str(folder), f"127.0.0.1:{bare_port}"])
        wait_for(bare_port)
        print(f"start-up to first answer: {start_up * 1000:.0f} ms")
        print(f"{'page':10} {'bytes':>8} {'service/s':>10} {'bare/s':>10} {'ratio':>6} {'p99 full':>9} {'p99 half':>9}")
        results = {"start_up_ms": start_up * 1000}
        half = max(1, a.connections // 8)
        for name, path, cookie in pages:
            ours = f"http://127.0.0.1:{port}{path}"
            load(ours, cookie, a.connections, 1, script)
            mine = load(ours, cookie, a.connections, a.seconds, script)
            theirs = load(f"http://127.0.0.1:{bare_port}{path}", cookie, a.connections, a.seconds, script)
            light = load(ours, cookie, half, a.seconds, script)
            ratio = mine["per_second"] / theirs["per_second"]
            size = (folder / name).stat().st_size
            print(f"{name:10} {size:8} {mine['per_second']:10.0f} {theirs['per_second']:10.0f} {ratio:6.2f} {mine['p99']:8.1f}m {light['p99']:8.1f}m"
                  + (f"  {mine['errors']} errors" if mine["errors"] else ""))
            results[name] = {"bytes": size, "service": mine, "bare": theirs, "half": light, "ratio": ratio}
        results["logging"] = log_at_once(port, a.therapists, a.forms)
        if a.json:
            pathlib.Path(a.json).write_text(json.dumps(results, indent=1))
    finally:
        service.terminate()
        service.wait(timeout=20)
        if bare:
            bare.terminate()
            bare.wait(timeout=20)


main()
