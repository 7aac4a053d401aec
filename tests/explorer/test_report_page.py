"""The page of a report in a real browser: words and fields find each other."""

import json

import pytest
from conftest import axe_findings, serving
from playwright.sync_api import expect

import dragoman
from dragoman.reports import make_report
from dragoman.reviews import Correction, Reviews, Said, Words

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HOSTILE = (
    "<script>document.title = 'taken'</script> \U0001f6a8 Police in Nairobi arrested"
    " 12 protesters on Tuesday.\n\n<img src=x onerror=alert(1)>"
    f" \u0627\u0644\u0634\u0631\u0637\u0629 {FAMILY} &amp; \u202ethguoht\u202c"
    " Kenya's pre\u0301sident held talks in E\u0301bolowa on Monday."
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server over one report that tries what it can."""
    folder = tmp_path_factory.mktemp("hostile") / "archive"
    report = make_report(
        HOSTILE,
        published="2024-03-06",
        title="<b>Bold</b> \U0001f6a8",
        source='"><script>',
        url="javascript:alert(1)",
    )
    dragoman.Archive(folder).add([report])
    with serving(folder) as served:
        yield served.url, report


@pytest.fixture(scope="module")
def arrest(coded):
    """An arrest of the sample reports, with its report."""
    archive = dragoman.Archive(coded)
    return next(
        told
        for told in archive.tellings(type="COERCE", mode="arrest", country="KEN")
        if told.event.recipients and told.story
    )


def opened(app, server, told):
    app.goto(f"{server.url}/report/{told.report.id}?event={told.event.id}")
    expect(app.locator(".entry.open")).to_have_count(1)


def test_a_link_opens_an_event_and_its_words_stand_out(app, server, arrest):
    opened(app, server, arrest)
    expect(app.locator(".entry.open .value").first).to_have_text("COERCE arrest")
    trigger = app.locator("mark.of-entry", has_text=arrest.event.trigger.text)
    expect(trigger.first).to_be_in_viewport()
    assert arrest.report.title in app.title()


def test_a_field_leads_to_its_words_and_words_lead_to_their_fields(app, server, arrest):
    opened(app, server, arrest)
    words = arrest.event.recipients[0].words.text
    field = app.locator(".entry.open [data-path='recipients.0']")
    field.get_by_role("button", name=words).click()
    lit = app.locator("mark.chosen").first
    expect(lit).to_be_in_viewport()
    lit.dispatch_event("click")  # words that wrap have no middle to press
    expect(app.locator(".field.chosen")).to_be_in_viewport()
    expect(app.locator(".chooser")).to_contain_text("fields")


def test_marks_are_gone_through_by_keyboard_and_read_out(app, server, arrest):
    opened(app, server, arrest)
    app.locator("mark[tabindex='0']").focus()
    app.keyboard.press("Home")
    expect(app.locator("#said")).to_contain_text("1 of ")
    app.keyboard.press("ArrowRight")
    expect(app.locator("#said")).to_contain_text("2 of ")
    current = app.locator("mark.current").first
    expect(current).to_be_focused()
    expect(current.locator(".unseen").first).to_contain_text(" · ")
    app.keyboard.press("Enter")
    expect(app.locator(".field.chosen")).to_have_count(1)
    expect(app.locator(".entry.open :focus")).to_have_count(1)
    app.keyboard.press("Escape")
    expect(current).to_be_focused()
    app.keyboard.press("j")  # the next event, wherever one is
    expect(app.locator(".entry.open .entry-head")).to_be_focused()


def test_a_kind_of_marks_is_switched_off_and_on(app, server, arrest):
    opened(app, server, arrest)
    actors = app.get_by_role("button", name="Actors")
    before = app.locator("mark.piece").count()
    actors.click()
    assert app.locator("mark.piece").count() < before
    field = app.locator(".entry.open [data-path='recipients.0']")
    field.locator(".quote").first.click()  # its words are asked for, so they show again
    expect(actors).to_have_attribute("aria-pressed", "true")


def test_underlines_of_marks_that_overlap_never_share_a_lane(app, server):
    app.goto(server.url)
    wrong = app.evaluate(
        """async () => {
            const {lanes, pieces} = await import("/static/js/pieces.js");
            let seed = 7;
            const any = (n) => (seed = (seed * 48271) % 2147483647) % n;
            const marks = Array.from({length: 1500}, () => {
                const start = any(41000);
                return {start, end: start + 1 + any(60), kind: "actor"};
            });
            const lane = lanes(marks);
            const shared = marks.some((one, i) => marks.some((other, j) => i < j &&
                lane[i] === lane[j] && one.start < other.end && other.start < one.end));
            const parts = pieces(41100, marks);
            const cut = parts.every((part) => String(part.marks) === String([
                ...marks.keys()].filter((n) =>
                    marks[n].start <= part.start && marks[n].end >= part.end)));
            const whole = parts.every((part, n) =>
                part.end === (parts[n + 1]?.start ?? 41100));
            return {shared, cut, whole};
        }"""
    )
    assert wrong == {"shared": False, "cut": True, "whole": True}


def test_drawing_a_long_report_grows_with_its_marks_and_lays_out_once(app, server):
    app.goto(server.url)
    browser = app.context.new_cdp_session(app)
    browser.send("Performance.enable")

    def layouts():
        found = browser.send("Performance.getMetrics")["metrics"]
        return {one["name"]: one["value"] for one in found}["LayoutCount"]

    before = layouts()
    drawn = app.evaluate(
        """async () => {
            const {drawText} = await import("/static/js/spans.js");
            const text = "Word after word. ".repeat(2435).slice(0, 41380);
            const draw = (count) => {
                let reads = 0;
                const told = {get: (mark, key) => (reads++, mark[key])};
                const mark = (_, n) => ({
                    start: n * 27, end: n * 27 + 5 + (n % 7) * 9, kind: "actor"});
                const marks = Array.from({length: count}, mark)
                    .map((one) => new Proxy(one, told));
                const {element} = drawText(text, marks, {label: (n) => `actor ${n}`});
                document.body.append(element);
                return {reads, height: element.getBoundingClientRect().height};
            };
            return [draw(500), draw(1500)];
        }"""
    )
    few, many = drawn
    assert min(few["height"], many["height"]) > 1000
    # Squared it would be nine times as many; sorting alone adds a little to three.
    assert 0 < many["reads"] < 4 * few["reads"]
    # For each of the two texts and for the page itself, not for each mark.
    assert layouts() - before < 100


def test_hostile_words_are_shown_as_words(app, hostile):
    url, report = hostile
    app.goto(f"{url}/report/{report.id}")
    text = app.locator(".marked-text")
    expect(text).to_contain_text("<script>document.title = 'taken'</script>")
    assert "taken" not in app.title()
    assert app.locator("main script, main img, main b").count() == 0
    assert app.get_by_role("link", name="Where it stood").count() == 0


def test_offsets_hold_beyond_emoji_and_other_scripts(app, hostile):
    url, report = hostile
    app.goto(f"{url}/report/{report.id}")
    app.locator(".marked-text").wait_for()
    account = app.evaluate(
        f"() => fetch('/api/report/{report.id}').then(a => a.json())"
    )
    trigger = account["reading"]["events"][-1]["trigger"]["text"]
    pieces = app.evaluate(
        """() => [...document.querySelectorAll("mark.piece")].map((mark) =>
            [...mark.childNodes].filter((node) => node.nodeType === 3)
                .map((node) => node.data).join(""))"""
    )
    assert trigger in " ".join(pieces)
    whole = app.evaluate(
        """() => [...document.querySelectorAll(".piece")].map((piece) =>
            [...piece.childNodes].filter((node) => node.nodeType === 3)
                .map((node) => node.data).join("")).join("")"""
    )
    assert whole == report.text


def test_selected_words_are_told_as_offsets(app, hostile):
    url, report = hostile
    app.goto(f"{url}/report/{report.id}")
    app.locator(".marked-text").wait_for()
    found = app.evaluate(
        """async (text) => {
            const {drawText} = await import("/static/js/spans.js");
            const {toCharacters, toUnits} = await import("/static/js/offsets.js");
            const at = text.indexOf("arrested");
            const drawn = drawText(text, [{start: at - 8, end: at + 11, kind: "event"}],
                {label: () => "event"});
            document.body.append(drawn.element);
            const mark = drawn.element.querySelector("mark");
            const words = [...mark.childNodes].find((node) => node.nodeType === 3);
            getSelection().setBaseAndExtent(words, 8, words, 16);
            const {start, end} = drawn.selected();
            const character = toCharacters(text);
            return [character(start), character(end),
                toUnits(text)(character(end)) === end];
        }""",
        report.text,
    )
    start, end, back = found
    assert report.text[start:end] == "arrested"
    assert back


def test_the_page_has_no_accessibility_faults(app, server, arrest):
    opened(app, server, arrest)
    assert axe_findings(app) == []


def test_an_event_is_copied_as_a_citation_and_as_json(app, server, arrest, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(app, server, arrest)
    app.locator(".entry.open").get_by_role("button", name="Copy as JSON").click()
    pasted = json.loads(app.evaluate("() => navigator.clipboard.readText()"))
    assert pasted["id"] == arrest.event.id
    app.locator(".entry.open").get_by_role("button", name="Copy citation").click()
    cited = app.evaluate("() => navigator.clipboard.readText()")
    assert arrest.report.title in cited
    assert arrest.event.id in cited


def test_what_people_say_stands_beside_what_the_coder_says(app, own, arrest):
    event, report = arrest.event, arrest.report
    reviews = Reviews(dragoman.Archive(own))
    changes = Correction(status="denied")
    common = {"by": "Ann", "report": report.id}
    reviews.say(
        Said(answer="corrected", item=event.id, changes=changes, note="!", **common)
    )
    missed = Words(start=0, end=len(report.text.split()[0]))
    changes = Correction(type="CONSULT")
    reviews.say(Said(answer="added", trigger=missed, changes=changes, **common))
    with serving(own) as served:
        opened(app, served, arrest)
        entry = app.locator(".entry.open")
        expect(entry.locator(".entry-head")).to_contain_text("corrected")
        status = entry.locator("[data-path='status']")
        expect(status.locator(".value")).to_have_text(event.status)
        expect(status.locator(".corrected")).to_contain_text("denied")
        entry.get_by_text("What people said of it").click()
        expect(entry.locator(".review-told ol > li")).to_contain_text("Ann corrected")
        expect(app.locator(".review-added")).to_have_count(1)
        app.locator(".entry", has=app.locator(".review-added")).click()
        expect(app.locator("mark.of-entry").first).to_be_visible()
        assert axe_findings(app) == []


def test_the_address_of_an_event_leads_to_its_report(app, server, arrest):
    app.goto(f"{server.url}/event/{arrest.event.id}")
    app.wait_for_url(f"**/report/{arrest.report.id}?event={arrest.event.id}")
    expect(app.locator(".entry.open")).to_have_count(1)


def test_the_page_fits_a_phone(app, server, arrest):
    app.set_viewport_size({"width": 360, "height": 740})
    opened(app, server, arrest)
    assert app.evaluate("() => document.documentElement.scrollWidth") <= 360
