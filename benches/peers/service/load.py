"""Loads the service and a bare axum handler from a second process, in one run, and prints the
ratio. The service answers from a full book; the bare handler answers with the same bytes.

    load.py HOMEWARD BARE BOOK [--seconds N] [--connections N] [--person U-…]
"""

import argparse
import http.client
import json
import pathlib
import re
import socket
import subprocess
import tempfile
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


def main():
    p = argparse.ArgumentParser()
    p.add_argument("homeward")
    p.add_argument("bare")
    p.add_argument("book")
    p.add_argument("--seconds", type=int, default=5)
    p.add_argument("--connections", type=int, default=64)
    p.add_argument("--person", default="U-CONTRACT")
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
        pages = [("home", "/"), ("list", "/young-people"), ("timeline", child), ("statement", quarter), ("matrix", "/measurement")]
        index = []
        for name, path in pages:
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
        for name, path in pages:
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
        if a.json:
            pathlib.Path(a.json).write_text(json.dumps(results, indent=1))
    finally:
        service.terminate()
        service.wait(timeout=20)
        if bare:
            bare.terminate()
            bare.wait(timeout=20)


main()
