"""Checks the page of the open questions (PAGE, a file of HTML) in a headless browser: both languages,
a phone, contrast, requests, and how it prints. If GONGJI_SHOTS names a folder, screenshots are saved
there. Needs what report.py needs.
"""

import base64
import os
import pathlib
import re
import sys
import tempfile

from report import DESK, LUMINANCE, PHONE, VISIBLE, Browser

# Inches, and the pages of A4 that a question may take: both sides of a sheet.
A4, SHEET = (8.27, 11.69), 2


def check(browser, page, shoot):
    wrong = []

    def expect(holds, what):
        if not holds:
            wrong.append(what)

    browser.log("browser")
    browser.size(*DESK)
    browser.ask("/url", {"url": page.as_uri()})
    questions = browser.run("return document.querySelectorAll('section.question').length")
    links = browser.run("return [...document.querySelectorAll('.contents a')]"
                        ".filter(one => document.querySelector(one.hash)).length")
    expect(questions >= 18 and links == questions, f"{links} links to {questions} questions")
    for language, other, mark in [("zh", "en", "zh-Hans"), ("en", "zh", "en")]:
        browser.run("document.getElementById(arguments[0]).click()", f"show-{language}")
        expect(browser.run("return document.documentElement.lang") == mark, f"lang {mark}")
        left = browser.run(VISIBLE, f".{other}", "")
        expect(not left, f"{other} is still shown: {left[:3]}")
        for scheme in ["dark", "light"]:
            browser.scheme(scheme)
            ratio, text = browser.run(LUMINANCE)
            expect(ratio >= 4.5, f"{scheme}: contrast {ratio:.1f} at `{text[:40]}`")
        shoot(f"questions-{language}")
        browser.size(*PHONE)
        shoot(f"questions-phone-{language}")
        width = browser.run("return document.documentElement.scrollWidth")
        expect(width <= PHONE[0], f"{language}: the page is {width} px wide on a phone")
        browser.size(*DESK)
        browser.scheme("light", "print")
        printed = browser.devtools("Page.printToPDF", preferCSSPageSize=True)["data"]
        printed = base64.b64decode(printed)
        browser.scheme("light")
        sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
        expect(questions < sheets <= 2 + SHEET * questions, f"{language}: prints on {sheets} pages")
        boxes = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", printed)
        for box in boxes:
            size = [float(number) / 72 for number in box.split()[2:]]
            near = all(abs(one - due) < 0.02 for one, due in zip(size, A4))
            expect(near, f"{language}: a page of {size} inches")
        expect(boxes, f"{language}: no size of a page")
    said = [entry["message"] for entry in browser.log("browser")]
    expect(not said, f"console: {said}")
    return wrong


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    shots = os.environ.get("GONGJI_SHOTS")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)

        def shoot(name):
            if shots:
                image = browser.devtools("Page.captureScreenshot")
                (pathlib.Path(shots) / f"{name}.png").write_bytes(base64.b64decode(image["data"]))

        try:
            wrong = check(browser, page, shoot)
        finally:
            browser.close()
    sys.exit("\n".join(wrong) if wrong else 0)


main()
