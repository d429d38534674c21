"""Checks the HTML report in a headless browser. FOLDER contains report.html and report.json. If
GONGJI_SHOTS names a folder, both files and the screenshots are saved there. Needs chromium and
chromedriver; Python needs only its standard library.
"""

import base64
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PHONE, DESK = (360, 740), (1200, 900)


class Browser:
    """Chromedriver on a free loopback port with one headless browser; both end together."""

    def __init__(self, profile):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={port}", "--allowed-ips=127.0.0.1"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = None
        for _ in range(200):
            try:
                self.call("GET", "/status")
                break
            except OSError:
                time.sleep(0.1)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--no-first-run", "--disable-background-networking", f"--user-data-dir={profile}"]
        wanted = {"browserName": "chrome", "goog:chromeOptions": {"args": arguments},
                  "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = made["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"},
                                       method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(asked, timeout=120) as reply:
            return json.load(reply)["value"]

    def ask(self, path, body):
        return self.call("POST", f"/session/{self.session}{path}", body)

    def run(self, script, *args):
        return self.ask("/execute/sync", {"script": script, "args": list(args)})

    def devtools(self, command, **params):
        return self.ask("/goog/cdp/execute", {"cmd": command, "params": params})

    def log(self, kind):
        return self.ask("/se/log", {"type": kind})

    def size(self, width, height):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height,
                      deviceScaleFactor=1, mobile=width < 500)

    def scheme(self, value, media="screen"):
        features = [{"name": "prefers-color-scheme", "value": value}]
        self.devtools("Emulation.setEmulatedMedia", media=media, features=features)

    def close(self):
        try:
            if self.session:
                self.call("DELETE", f"/session/{self.session}")
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=20)


VISIBLE = """
const shown = node => node.checkVisibility({contentVisibilityAuto: true});
return [...document.querySelectorAll(arguments[0])].filter(shown).map(arguments[1] === 'id'
  ? node => node.dataset.id : node => node.textContent.trim());
"""
LUMINANCE = """
const lum = c => { const v = c.map(x => { x /= 255; return x <= .03928 ? x / 12.92
  : Math.pow((x + .055) / 1.055, 2.4) }); return .2126 * v[0] + .7152 * v[1] + .0722 * v[2] };
const rgb = s => s.match(/[\\d.]+/g).map(Number);
const back = n => { for (; n; n = n.parentElement) { const c = rgb(getComputedStyle(n).backgroundColor);
  if (c.length < 4 || c[3] > 0) return c.slice(0, 3) } return [255, 255, 255] };
let worst = [99, ''];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) { const n = walk.currentNode.parentElement;
  if (!walk.currentNode.textContent.trim() || !n.checkVisibility() || n.closest('script,.hidden')) continue;
  const [a, b] = [lum(rgb(getComputedStyle(n).color).slice(0, 3)), lum(back(n))].sort((x, y) => y - x);
  const ratio = (a + .05) / (b + .05);
  if (ratio < worst[0]) worst = [ratio, walk.currentNode.textContent.trim()]; }
return worst;
"""


def check(browser, page, report, shoot):
    wrong = []

    def expect(holds, what):
        if not holds:
            wrong.append(what)

    browser.devtools("Network.enable")
    browser.log("performance"), browser.log("browser")
    browser.size(*DESK)
    browser.ask("/url", {"url": page.as_uri()})

    title = browser.run("return document.title")
    expect(report["system"]["name"] in title and "gongji" in title, f"title: {title}")
    due = {one["id"] for one in report["results"] if one["verdict"] != "pass"}
    cases = browser.run(VISIBLE, "#cases [data-id]", "id")
    expect(set(cases) == due and len(cases) == len(due), f"cases: {cases} instead of {due}")
    expect(browser.run("return document.querySelectorAll('[data-clause]').length") > 60, "clauses")

    for language, other, mark in [("zh", "en", "zh-Hans"), ("en", "zh", "en")]:
        browser.run("document.getElementById(arguments[0]).click()", f"show-{language}")
        expect(browser.run("return document.documentElement.lang") == mark, f"lang {mark}")
        expect(browser.run(VISIBLE, f"main .{language}, header .{language}", ""), f"no {language}")
        left = browser.run(VISIBLE, f".{other}", "")
        expect(not left, f"{other} is still shown: {left[:3]}")
        heading = browser.run("return document.querySelector('.outcome').innerText + document.title")
        expect(bool(re.search("[一-鿿]{3}", heading.replace("省级平台", ""))) == (language == "zh"), heading)
        shoot(f"desk-{language}")
        shoot(f"desk-case-{language}", "[data-id='terminate/what-remains']")
        shoot(f"clauses-{language}", "#clauses")
        for scheme in ["dark", "light"]:
            browser.scheme(scheme)
            ratio, text = browser.run(LUMINANCE)
            expect(ratio >= 4.5, f"{scheme}: contrast {ratio:.1f} at `{text[:40]}`")
            if scheme == "dark":
                shoot(f"dark-{language}")
        browser.size(*PHONE)
        shoot(f"phone-{language}")
        shoot(f"phone-case-{language}", "[data-id='terminate/what-remains']")
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
        width = browser.run("return document.documentElement.scrollWidth")
        expect(width <= PHONE[0], f"{language}: the page is {width} px wide on a phone")
        browser.run("for (const one of document.querySelectorAll('details')) one.open = false")
        browser.size(*DESK)

    for only, verdicts in [("bad", "fail|error|crash|timeout"), ("doubt", "known|unexp|not_")]:
        browser.run("document.getElementById(arguments[0]).click()", f"only-{only}")
        shown = set(browser.run(VISIBLE, "#cases [data-id]", "id"))
        kept = {one["id"] for one in report["results"]
                if re.search(f"^({verdicts})|_error$" if only == "bad" else f"^({verdicts})",
                             one["verdict"])}
        expect(shown == kept, f"filter {only}: {shown ^ kept}")
    browser.run("document.getElementById('only-all').click()")
    browser.scheme("light", "print")
    shoot("print")
    browser.scheme("light")

    said = [entry["message"] for entry in browser.log("browser")]
    expect(not said, f"console: {said}")
    events = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    urls = [event["params"]["request"]["url"] for event in events
            if event["method"] == "Network.requestWillBeSent"
            and event["params"]["documentURL"] == page.as_uri()]
    strange = [url for url in urls if url != page.as_uri() and not url.startswith("data:")]
    expect(urls and not strange, f"requests: {strange or urls}")
    # Without its script, both switches of the page must still work.
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    browser.ask("/url", {"url": page.as_uri()})
    node = browser.ask("/element", {"using": "css selector", "value": "#show-zh"})
    browser.ask(f"/element/{next(iter(node.values()))}/click", {})
    shoot("without-script")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)
    left = browser.run(VISIBLE, ".en", "")
    expect(not left, f"without script, en is still shown: {left[:3]}")
    return wrong


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    shots = pathlib.Path(os.environ["GONGJI_SHOTS"]) if "GONGJI_SHOTS" in os.environ else None
    if shots:
        for name in ["report.html", "report.json"]:
            shutil.copy(folder / name, shots / name)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        try:
            browser = Browser(profile)
        except FileNotFoundError:
            sys.exit("chromedriver is missing: install the packages chromium and chromium-driver")

        def shoot(name, selector="html"):
            if shots:
                image = browser.devtools("Page.captureScreenshot", captureBeyondViewport=True,
                                         clip=clip(browser, selector))
                (shots / f"{name}.png").write_bytes(base64.b64decode(image["data"]))

        try:
            wrong = check(browser, folder / "report.html", report, shoot)
        finally:
            browser.close()
    sys.exit("\n".join(wrong) if wrong else 0)


def clip(browser, selector):
    x, y, width, height = browser.run(
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return [box.x + scrollX, box.y + scrollY, box.width, Math.min(box.height, 2400)]", selector)
    return {"x": x, "y": y, "width": width, "height": height, "scale": 1}


if __name__ == "__main__":
    main()
