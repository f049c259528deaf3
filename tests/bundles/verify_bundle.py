"""Checks a published bundle. Written from docs/bundle.md alone: standard library, and openssl for signatures.

Usage: verify_bundle.py BUNDLE.tar            says "verified" or the fault, exit status 0 or 1
       verify_bundle.py --many FILE           FILE holds bundles, each behind its length in 8 bytes; one line of verdict each
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from fractions import Fraction


class Fault(Exception):
    def __init__(self, file, line=None):
        super().__init__(file if line is None else f"{file}:{line}")


def sha256(data):
    return hashlib.sha256(data).digest()


def hexhash(data):
    return hashlib.sha256(data).hexdigest()


# signatures: openssl, each one asked for once

FOLDER = tempfile.mkdtemp()
KNOWN = {}


def is_signed(key, message, signature):
    asked = (key, sha256(message), signature)
    if asked not in KNOWN:
        names = [os.path.join(FOLDER, name) for name in ("key.der", "message", "signature")]
        for name, data in zip(names, (bytes.fromhex("302a300506032b6570032100") + key, message, signature)):
            with open(name, "wb") as out:
                out.write(data)
        call = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0]]
        call += ["-rawin", "-in", names[1], "-sigfile", names[2]]
        KNOWN[asked] = len(signature) == 64 and subprocess.run(call, capture_output=True).returncode == 0
    return KNOWN[asked]


# archive

NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,98}")


def header(name, size):
    block = bytearray(512)
    block[0 : len(name)] = name.encode()
    block[100:124] = b"0000644\0" + b"0000000\0" * 2
    block[124:157] = b"%011o\0" % size + b"0" * 11 + b"\0" + b" " * 8 + b"0"
    block[257:265] = b"ustar\x0000"
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def read_archive(data):
    files, at = [], 0
    while at + 512 <= len(data) and data[at] != 0:
        name = data[at : at + 100].rstrip(b"\0").decode("latin-1")
        digits = data[at + 124 : at + 135]
        if not NAME.fullmatch(name) or not re.fullmatch(rb"[0-7]{11}", digits):
            raise Fault("bundle.tar")
        size = int(digits, 8)
        end = at + 512 + size
        rest = -size % 512
        if end + rest > len(data) or data[at : at + 512] != header(name, size) or any(data[end : end + rest]):
            raise Fault("bundle.tar")
        files.append((name, data[at + 512 : end]))
        at = end + rest
    if not files or len(data) != at + 1024 or any(data[at:]):
        raise Fault("bundle.tar")
    return files


# notes

def base64_of(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return data if base64.b64encode(data).decode() == text else b""


def read_verifier(line):
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})", line)
    if not match:
        return None
    name, told, data = match[1], match[2], base64_of(match[3])
    if len(data) != 33 or data[0] != 1 or sha256(name.encode() + b"\n" + data)[:4].hex() != told:
        return None
    return name, bytes.fromhex(told), data[1:]


def text_of_note(note, verifier):
    name, key_id, key = verifier
    text, empty, below = note.partition("\n\n")
    lines = below.split("\n")
    if not empty or lines.pop() != "":
        return None
    matches = [re.fullmatch(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})", line) for line in lines]
    if not all(matches):
        return None
    own = [base64_of(match[2]) for match in matches if match[1] == name]
    own = [signature for signature in own if signature[:4] == key_id]
    text += "\n"
    if not own or not all(is_signed(key, text.encode(), signature[4:]) for signature in own):
        return None
    return text


# JSON

MOST = 2**53 - 1


def fits(value, shape):
    if shape == "text":
        return isinstance(value, str)
    if shape == "count":
        return type(value) is int and 0 <= value <= MOST
    if shape == "flag":
        return isinstance(value, bool)
    kind, inner = shape
    if kind == "one of":
        return any(type(value) is type(one) and value == one for one in inner)
    if kind == "or null":
        return value is None or fits(value, inner)
    if kind == "either":
        return any(fits(value, one) for one in inner)
    if kind == "list":
        return isinstance(value, list) and all(fits(one, inner) for one in value)
    return isinstance(value, dict) and list(value) == list(inner) and all(fits(value[key], inner[key]) for key in inner)


def plain(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_json(data, shape):
    try:
        text = data.decode("utf-8")
        value = json.loads(text)
        return value if fits(value, shape) and plain(value) == text else None
    except (ValueError, RecursionError):
        return None


def text_of(data):
    try:
        return data.decode("utf-8")
    except ValueError:
        return ""


def lines_of(data):
    return data.decode("latin-1").split("\n")[:-1]


FORMATS = ["one_mark", "up_to", "stacked", "points", "ranking", "fill_pot"]
RULES = ["single_winner", "greedy_skip", "greedy_stop", "equal_shares"]
IDEA = ("record", {"number": "count", "title": "text", "price": "count"})
TRACK = ("record", {
    "track": "count", "name": "text", "pot": "count",
    "priceAbove": ("or null", "count"), "priceAtMost": ("or null", "count"),
    "format": ("one of", FORMATS), "marks": "count", "blank": "flag",
    "rule": ("one of", RULES), "thresholdPermille": "count", "ideas": ("list", IDEA),
})
MANIFEST = ("record", {
    "v": ("one of", [1]), "round": "text", "name": "text", "municipality": "text", "area": "text",
    "language": "text", "currency": "text", "ballotVersion": "count",
    "opensAt": ("or null", "count"), "closesAt": ("or null", "count"),
    "tieRule": ("one of", ["lot", "lot_drawn_before"]), "voteChange": ("one of", ["never", "until_close"]),
    "custody": ("one of", ["server", "holders"]), "tracks": ("list", TRACK),
    "boxPublicKey": "text", "logVerifier": "text", "salt": "text",
    "cards": ("record", {"count": "count", "hash": "text"}),
})
OPENING = ("record", {
    "v": ("one of", [1]), "custody": ("one of", ["server", "holders"]), "valid": "count", "invalid": "count",
    "sha256": ("or null", "text"),
    "signatures": ("list", ("record", {"by": "text", "openings": "count", "signature": "text"})),
})
NUMBERS = ("list", "count")
LOT = ("record", {"track": "count", "between": NUMBERS, "drawn": NUMBERS, "method": "text", "drawnAt": "count"})
LOTS = ("record", {"v": ("one of", [1]), "lots": ("list", LOT)})

PILE = ("record", {"version": "count", "counted": "flag", "papers": "count"})
LINE = ("record", {"choices": ("list", ("either", ["count", NUMBERS])), "papers": "count"})
LISTED = ("record", {"track": "count", "piles": ("list", PILE), "lines": ("list", LINE), "invalid": "count"})
SUMMED = ("record", {"track": "count", "votes": "count"})
UNCOUNTED = {"v": ("one of", [1]), "swapped": "count"}
COUNTED = dict(UNCOUNTED, spoiled="count", renewed="count")


# the signed list and the manifests

def file_names(kind, versions, tracks):
    names = [f"manifest-{version}.json" for version in range(1, versions + 1)]
    names += ["cards.txt", "log.txt", "heads.txt", "urn.txt", "opening.json"]
    ballots = kind == "ballots"
    names += [f"ballots-{track}.txt" for track in range(1, tracks + 1) if ballots]
    names += ["paper.json", "lots.json", "result.json"]
    return names + [f"track-{track}.pb" for track in range(1, tracks + 1) if ballots]


def frozen_part(manifest):
    kept = dict(manifest, ballotVersion=0, opensAt=None, closesAt=None)
    kept["tracks"] = [
        dict(track, ideas=[idea["number"] for idea in track["ideas"]]) for track in manifest["tracks"]
    ]
    return kept


def read_manifests(files):
    texts, last = [], None
    for name, data in files:
        if not re.fullmatch(r"manifest-[1-9][0-9]*\.json", name):
            continue
        manifest = read_json(data, MANIFEST)
        if not manifest or manifest["ballotVersion"] != len(texts) + 1:
            raise Fault(name)
        numbers = [idea["number"] for track in manifest["tracks"] for idea in track["ideas"]]
        places = [track["track"] for track in manifest["tracks"]]
        if len(set(numbers)) < len(numbers) or places != list(range(1, len(places) + 1)):
            raise Fault(name)
        if last and frozen_part(last) != frozen_part(manifest):
            raise Fault(name)
        texts.append(data)
        last = manifest
    verifier = last and read_verifier(last["logVerifier"])
    if not verifier:
        raise Fault("manifest-1.json")
    return texts, last, verifier


def unpack(data):
    (first, listing), *files = read_archive(data)
    if first != "bundle.txt":
        raise Fault("bundle.tar")
    note = text_of(listing)
    text = note.partition("\n\n")[0] + "\n" if "\n\n" in note else ""
    head = re.match(r"pb/bundle/v1\nround ([!-~]+)\nkind (ballots|totals)\n", text)
    rows = text[head.end() :].split("\n")[:-1] if head else []
    rows = [re.fullmatch(r"([0-9a-f]{64}) (0|[1-9][0-9]{0,11}) ([a-z0-9.-]+)", row) for row in rows]
    if not rows or not all(rows):
        raise Fault("bundle.txt")
    for at in range(max(len(rows), len(files))):
        if at >= len(rows) or at >= len(files) or rows[at][3] != files[at][0]:
            raise Fault("bundle.txt", at + 4)
        if rows[at][1] != hexhash(files[at][1]) or int(rows[at][2]) != len(files[at][1]):
            raise Fault(files[at][0])
    texts, manifest, verifier = read_manifests(files)
    if text_of_note(note, verifier) is None or head[1] != manifest["round"]:
        raise Fault("bundle.txt")
    if [name for name, _ in files] != file_names(head[2], len(texts), len(manifest["tracks"])):
        raise Fault("bundle.txt")
    return head[2], dict(files), texts, manifest, verifier


# the log

class Tree:
    """RFC 6962, leaf by leaf: the roots of the full subtrees are kept, the largest first."""

    def __init__(self):
        self.size, self.full = 0, []

    def add(self, leaf):
        self.size += 1
        width = 1
        while self.full and self.full[-1][0] == width:
            leaf = sha256(b"\x01" + self.full.pop()[1] + leaf)
            width *= 2
        self.full.append((width, leaf))

    def root(self):
        if not self.full:
            return sha256(b"")
        root = self.full[-1][1]
        for _, left in reversed(self.full[:-1]):
            root = sha256(b"\x01" + left + root)
        return root


def read_heads(data, verifier):
    lines = data.decode("utf-8", "replace").split("\n")[:-1]
    heads = []
    for at in range(0, max(len(lines), 1), 5):
        note = "".join(line + "\n" for line in lines[at : at + 5])
        text = text_of_note(note, verifier)
        match = text and re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\n", text)
        if not match or len(lines[at : at + 5]) != 5 or match[1] != verifier[0]:
            raise Fault("heads.txt", at + 1)
        if int(match[2]) <= (heads[-1][0] if heads else 0):
            raise Fault("heads.txt", at + 1)
        heads.append((int(match[2]), base64_of(match[3])))
    return heads


class Book:
    """Who may vote, and whose vote is the last."""

    def __init__(self, manifest, texts, cards):
        self.manifest, self.texts, self.listed = manifest, texts, cards
        self.cards, self.index, self.versions, self.closed = {}, 0, 1, False
        self.first_vote = None

    def card(self, pub):
        if pub not in self.cards and pub in self.listed:
            self.cards[pub] = {"state": "active", "version": 0, "envelope": ""}
        return self.cards.get(pub)

    def hash_of(self, version):
        return hexhash(self.texts[version - 1] if version <= len(self.texts) else b"")

    def take(self, row):
        parts = row.split(" ")
        if not all(re.fullmatch("[!-~]+", part) for part in parts[3:]) or parts[0] != "pb/leaf/v1" or len(parts) < 3:
            return False
        if parts[1] != self.manifest["round"] or self.closed:
            return False
        kind, facts = parts[2], parts[3:]
        done = self.begin(kind, facts) if self.index == 0 else self.go_on(kind, facts, parts)
        self.index += 1
        return done

    def begin(self, kind, facts):
        told = self.manifest["cards"]
        return kind == "open" and facts == [self.hash_of(1), str(len(self.listed)), told["hash"]]

    def go_on(self, kind, facts, parts):
        if kind == "vote":
            return self.vote(facts, parts)
        if kind in ("cred-add", "cred-revoke", "paper-mark"):
            return self.move(kind, facts)
        if kind == "incident" and facts[:1] == ["ballot"]:
            self.versions += 1
            return facts[1:] == [str(self.versions), self.hash_of(self.versions)]
        if kind == "close":
            self.closed = True
            return facts == [self.hash_of(self.versions)]
        return kind in ("incident", "extend", "audit-head", "paper-batch")

    def vote(self, facts, parts):
        shapes = ["[0-9a-f]{64}", "[1-9][0-9]{0,5}", "[0-9a-f]{64}", "[0-9a-f]{128}"]
        if len(facts) != 4 or not all(re.fullmatch(shape, fact) for shape, fact in zip(shapes, facts)):
            return False
        pub, version, envelope, signature = facts
        signed = "".join(part + "\n" for part in parts[:-1]).encode()
        if not is_signed(bytes.fromhex(pub), signed, bytes.fromhex(signature)):
            return False
        card = self.card(pub)
        if not card or card["state"] != "active" or int(version) != card["version"] + 1:
            return False
        if card["version"] > 0 and self.manifest["voteChange"] != "until_close":
            return False
        card["version"], card["envelope"] = int(version), envelope
        if self.first_vote is None:
            self.first_vote = self.index
        return True

    def move(self, kind, facts):
        pubs = facts[1:]
        rising = all(one < other for one, other in zip(pubs, pubs[1:]))
        if not pubs or not rising or facts[0] != str(len(pubs)):
            return False
        if not all(re.fullmatch("[0-9a-f]{64}", pub) for pub in pubs):
            return False
        for pub in pubs:
            card = self.card(pub) or {"state": "active", "version": 0, "envelope": ""}
            if kind == "cred-add" and card["state"] != "active":
                return False
            if kind != "cred-add":
                card["state"] = "paper" if kind == "paper-mark" else "revoked"
            self.cards[pub] = card
        return True


def check_log(files, texts, manifest, verifier):
    for name in ("cards.txt", "heads.txt", "log.txt", "urn.txt"):
        if files[name] and not files[name].endswith(b"\n"):
            raise Fault(name, files[name].count(b"\n") + 1)
    cards = lines_of(files["cards.txt"])
    for at, pub in enumerate(cards):
        if not re.fullmatch("[0-9a-f]{64}", pub) or (at > 0 and pub <= cards[at - 1]):
            raise Fault("cards.txt", at + 1)
    if manifest["cards"] != {"count": len(cards), "hash": hexhash(files["cards.txt"])}:
        raise Fault("cards.txt")
    heads = read_heads(files["heads.txt"], verifier)
    book, tree, reached = Book(manifest, texts, set(cards)), Tree(), 0
    for row in lines_of(files["log.txt"]):
        if not book.take(row):
            raise Fault("log.txt", tree.size + 1)
        tree.add(sha256(b"\0" + row.replace(" ", "\n").encode("latin-1") + b"\n"))
        if reached < len(heads) and heads[reached][0] == tree.size:
            if heads[reached][1] != tree.root():
                raise Fault("heads.txt", reached * 5 + 1)
            reached += 1
    if not book.closed or book.versions != len(texts) or heads[-1][0] != tree.size:
        raise Fault("log.txt", tree.size)
    if book.first_vote is not None and heads[0][0] > book.first_vote:
        raise Fault("heads.txt", 1)
    counting = [card for card in book.cards.values() if card["state"] == "active" and card["version"] > 0]
    urn, told = sorted(card["envelope"] for card in counting), lines_of(files["urn.txt"])
    for at in range(max(len(urn), len(told))):
        if urn[at : at + 1] != told[at : at + 1]:
            raise Fault("urn.txt", at + 1)
    return len(urn), sum(card["state"] == "paper" for card in book.cards.values())


# the opening

def choices_on(track, row):
    """The marks of a line as pairs; None when it is not valid on this track."""
    try:
        choices = json.loads(row)
    except (ValueError, RecursionError):
        return None
    if not isinstance(choices, list) or plain(choices) != row:
        return None
    marks = []
    for choice in choices:
        if type(choice) is int:
            marks.append((choice, 1))
        elif isinstance(choice, list) and len(choice) == 2 and all(type(part) is int for part in choice) and choice[1] >= 2:
            marks.append((choice[0], choice[1]))
        else:
            return None
    prices = {idea["number"]: idea["price"] for idea in track["ideas"]}
    numbers = [number for number, _ in marks]
    if not marks:
        return marks if track["blank"] else None
    if len(set(numbers)) < len(numbers) or not all(number in prices for number in numbers):
        return None
    kind, most = track["format"], track["marks"]
    if kind != "ranking" and numbers != sorted(numbers):
        return None
    given = [count for _, count in marks]
    allowed = {
        "one_mark": given == [1],
        "up_to": len(marks) <= most and set(given) == {1},
        "ranking": len(marks) <= most and set(given) == {1},
        "stacked": sum(given) <= most,
        "points": max(given) <= most,
        "fill_pot": set(given) == {1} and sum(prices[number] for number in numbers) <= track["pot"],
    }
    return marks if allowed[kind] else None


def check_opening(kind, files, manifest, verifier, urn):
    opening = read_json(files["opening.json"], OPENING)
    if not opening or opening["valid"] + opening["invalid"] != urn or opening["custody"] != manifest["custody"]:
        raise Fault("opening.json")
    if kind == "totals":
        if opening["sha256"] is not None or opening["signatures"]:
            raise Fault("opening.json")
        return opening, []
    boards = []
    for track in manifest["tracks"]:
        name = f"ballots-{track['track']}.txt"
        data = files[name]
        if data and not data.endswith(b"\n"):
            raise Fault(name, data.count(b"\n") + 1)
        rows = lines_of(data)
        for at, row in enumerate(rows):
            if (at > 0 and row < rows[at - 1]) or choices_on(track, row) is None:
                raise Fault(name, at + 1)
        if len(rows) != opening["valid"]:
            raise Fault(name, len(rows) + 1)
        boards.append(rows)
    tracks = ['{"track":%d,"choices":[%s]}' % (at + 1, ",".join(rows)) for at, rows in enumerate(boards)]
    signed = '{"v":1,"valid":%d,"invalid":%d,"tracks":[%s]}\n' % (opening["valid"], opening["invalid"], ",".join(tracks))
    signed = signed.encode()
    name, _, key = verifier
    if opening["sha256"] != hexhash(signed) or not opening["signatures"]:
        raise Fault("opening.json")
    for entry in opening["signatures"]:
        right = entry["by"] == name and re.fullmatch("[0-9a-f]{128}", entry["signature"])
        if not right or not is_signed(key, signed, bytes.fromhex(entry["signature"])):
            raise Fault("opening.json")
    return opening, boards


# paper

def check_paper(kind, files, manifest, versions, swapped):
    """The lines of each track that are on paper; of totals, how many there are."""
    data, of_track = files["paper.json"], SUMMED if kind == "totals" else LISTED
    told = read_json(data, ("record", UNCOUNTED)) or read_json(data, ("record", dict(COUNTED, tracks=("list", of_track))))
    if told is None or told["swapped"] != swapped:
        raise Fault("paper.json")
    if "tracks" not in told:
        return [0 if kind == "totals" else [] for _ in manifest["tracks"]]
    places = [track["track"] for track in manifest["tracks"]]
    if [track["track"] for track in told["tracks"]] != places:
        raise Fault("paper.json")
    if kind == "totals":
        votes = [track["votes"] for track in told["tracks"]]
        if any(count > swapped for count in votes):
            raise Fault("paper.json")
        return votes
    in_use = [pile["version"] for pile in told["tracks"][0]["piles"]] if told["tracks"] else []
    if in_use != sorted(set(in_use)) or any(not 1 <= version <= versions for version in in_use):
        raise Fault("paper.json")
    rows = []
    for asked, track in zip(manifest["tracks"], told["tracks"]):
        piles, lines = track["piles"], track["lines"]
        texts = [plain(line["choices"]) for line in lines]
        counted = sum(pile["papers"] for pile in piles if pile["counted"])
        valid = sum(line["papers"] for line in lines)
        right = (
            [pile["version"] for pile in piles] == in_use
            and texts == sorted(set(texts))
            and all(choices_on(asked, text) is not None for text in texts)
            and all(line["papers"] > 0 for line in lines)
            and valid + track["invalid"] == counted <= swapped
            and sum(pile["papers"] for pile in piles) <= swapped + told["renewed"]
        )
        if not right:
            raise Fault("paper.json")
        rows.append([text for line, text in zip(lines, texts) for _ in range(line["papers"])])
    return rows


# the count

class Open(Exception):
    """A tie that decides, and no lot."""


class Count:
    def __init__(self, manifest, track, rows, lots):
        self.track, self.pot = track, track["pot"]
        self.lots = [lot["drawn"] for lot in lots if lot["track"] == track["track"]]
        self.price = {idea["number"]: idea["price"] for idea in track["ideas"]}
        self.ballots = [self.weigh(choices_on(track, row)) for row in rows]
        self.votes, self.blank = len(rows), rows.count("[]")
        self.marks = {number: sum(ballot.get(number, 0) for ballot in self.ballots) for number in self.price}
        self.named = {number: sum(number in ballot for ballot in self.ballots) for number in self.price}
        permille = track["thresholdPermille"]
        self.smallest = {"permille": permille, "marks": -(-self.votes * permille // 1000)} if permille else None
        low, high = track["priceAbove"], track["priceAtMost"]
        self.taking = sorted(
            number
            for number, price in self.price.items()
            if self.marks[number] >= (self.smallest["marks"] if self.smallest else 0)
            and (low is None or price > low)
            and (high is None or price <= high)
        )
        self.winners, self.left, self.settings = [], self.pot, {}

    def weigh(self, marks):
        if self.track["format"] == "ranking":
            return {number: len(marks) - at for at, (number, _) in enumerate(marks)}
        return dict(marks) if self.track["format"] in ("stacked", "points") else {number: 1 for number, _ in marks}

    def drawn(self, numbers):
        for lot in self.lots:
            if all(number in lot for number in numbers):
                return sorted(numbers, key=lot.index)
        return None

    def by_id(self, numbers):
        return sorted(numbers, key=str)

    def groups(self, numbers):
        values = sorted({self.marks[number] for number in numbers}, reverse=True)
        return [[number for number in numbers if self.marks[number] == value] for value in values]

    def run(self):
        rule = self.track["rule"]
        if rule == "single_winner":
            self.single_winner()
        elif rule == "equal_shares":
            self.equal_shares()
        else:
            self.settings = {"fit": rule.removeprefix("greedy_")}
            if self.smallest:
                self.settings["min-score"] = str(self.smallest["marks"])
            self.greedy(self.taking, self.settings["fit"])

    def single_winner(self):
        equals = self.groups(self.taking)[0] if self.taking else []
        order = equals if len(equals) < 2 else self.drawn(equals)
        if order is None:
            raise Open()
        for number in order[:1]:
            self.take(number)

    def take(self, number):
        self.winners.append(number)
        self.left -= self.price[number]

    def greedy(self, numbers, fit):
        stopped = False
        for group in self.groups(numbers):
            rivals = [number for number in group if fit == "stop" or self.price[number] <= self.left]
            some_fit = any(self.price[number] <= self.left for number in group)
            if stopped or len(rivals) < 2 or not some_fit or sum(self.price[number] for number in rivals) <= self.left:
                rivals = []
            order = self.drawn(group)
            if order is None:
                order = self.drawn(rivals) if rivals else self.by_id(group)
            if order is None:
                raise Open()
            order = order + self.by_id([number for number in group if number not in order])
            for number in order:
                if not stopped and self.price[number] <= self.left:
                    self.take(number)
                elif fit == "stop":
                    stopped = True

    def equal_shares(self):
        wanted = [number for number in self.taking if self.marks[number] > 0]
        most, increment = 200_000, 1
        while True:
            bought = self.raised(wanted, increment, most)
            if bought is not None:
                break
            increment *= 10
        self.settings = {"utility": "cost", "completion": "add1u", "increment": str(increment)}
        for number in bought:
            self.take(number)
        self.greedy([number for number in self.taking if number not in bought], "skip")

    def raised(self, wanted, increment, most):
        share = Fraction(self.pot, self.votes) if self.votes else Fraction(0)
        bought, raises = self.shares(share, wanted), 0
        while True:
            left = self.pot - sum(self.price[number] for number in bought)
            rest = [number for number in wanted if number not in bought]
            if not any(self.price[number] <= left for number in rest):
                return bought
            if raises == most:
                return None
            more = self.shares(share + 100 * increment, wanted)
            if sum(self.price[number] for number in more) > self.pot:
                return bought
            bought, share, raises = more, share + 100 * increment, raises + 1

    def shares(self, share, wanted):
        money = [share] * self.votes
        bought = self.by_id([number for number in wanted if self.price[number] == 0])
        spent = 0
        while spent <= self.pot:
            rates = {}
            for number in wanted:
                rate = None if number in bought else self.rate(number, money)
                if rate is not None:
                    rates[number] = rate
            if not rates:
                break
            best = min(rate / self.price[number] for number, rate in rates.items())
            equals = [number for number, rate in rates.items() if rate / self.price[number] == best]
            order = equals if len(equals) < 2 else self.drawn(equals)
            if order is None:
                raise Open()
            for voter, ballot in enumerate(self.ballots):
                money[voter] -= min(money[voter], rates[order[0]] * ballot.get(order[0], 0))
            bought.append(order[0])
            spent += self.price[order[0]]
        return bought

    def rate(self, number, money):
        givers = [(money[voter], ballot[number]) for voter, ballot in enumerate(self.ballots) if number in ballot]
        givers.sort(key=lambda giver: giver[0] / giver[1])
        price, weight = Fraction(self.price[number]), sum(weight for _, weight in givers)
        for purse, own in givers:
            if price <= purse / own * weight:
                return price / weight
            price -= purse
            weight -= own
        return None

    def result(self):
        order = sorted(self.price, key=lambda number: (-self.marks[number], number))
        names = {"single_winner": "single-winner", "equal_shares": "equal-shares"}
        weights = {"ranking": "borda-ballot", "stacked": "points", "points": "points"}
        return {
            "track": self.track["track"], "votes": self.votes, "blank": self.blank,
            "rule": names.get(self.track["rule"], "greedy"), "settings": self.settings,
            "weights": weights.get(self.track["format"], "approval"), "smallest": self.smallest,
            "ideas": [{"idea": n, "marks": self.marks[n], "votes": self.named[n]} for n in order],
            "winners": self.winners, "cost": self.pot - self.left, "left": self.left,
        }


# Pabulib

def amount(value):
    whole, rest = divmod(value, 100)
    return str(whole) + (f".{rest:02d}".rstrip("0") if rest else "")


def danish_day(ms):
    if ms is None:
        return ""
    at = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=ms)

    def last_sunday(month):
        day = datetime(at.year, month, 31, 1, tzinfo=timezone.utc)
        return day - timedelta(days=(day.weekday() + 1) % 7)

    summer = last_sunday(3) <= at < last_sunday(10)
    return (at + timedelta(hours=2 if summer else 1)).strftime("%d.%m.%Y")


def pabulib(manifest, count):
    track, kind = count.track, count.track["format"]
    ideas = track["ideas"]
    types = {"one_mark": "choose-1", "up_to": "approval", "fill_pot": "approval"}
    types.update(stacked="cumulative", points="scoring", ranking="ordinal")
    vote_type = types[kind]
    limits = {
        "one_mark": [], "up_to": [("max_length", min(track["marks"], len(ideas)))],
        "ranking": [("max_length", min(track["marks"], len(ideas)))],
        "fill_pot": [("max_sum_cost", amount(track["pot"]))],
        "stacked": [("max_sum_points", track["marks"])], "points": [("max_points", track["marks"])],
    }
    rule = count.result()["rule"]
    if rule == "equal-shares":
        rule_name = "equalshares/add1"
    elif rule == "single-winner":
        rule_name = "greedy-custom"
    elif count.smallest:
        rule_name = "greedy-threshold"
    else:
        rule_name = "greedy-no-skip" if count.settings["fit"] == "stop" else "greedy"
    until = danish_day(manifest["closesAt"])
    meta = [
        ("description", f"{manifest['name']}, {track['name']}"), ("country", "Denmark"),
        ("unit", manifest["municipality"]), ("instance", until[-4:]),
        ("num_projects", len(ideas)), ("num_votes", count.votes), ("budget", amount(track["pot"])),
        ("vote_type", vote_type), ("subunit", manifest["area"]),
        ("date_begin", danish_day(manifest["opensAt"])), ("date_end", until),
        ("language", manifest["language"]), ("currency", manifest["currency"]), *limits[kind], ("rule", rule_name),
    ]
    if count.smallest:
        meta.append(("min_project_score_threshold", count.smallest["marks"]))
    if rule == "equal-shares":
        told = ", ".join(f"{name} {value}" for name, value in count.settings.items())
        meta.append(("comment", f"#1: counted by equal-shares, {told}"))
    with_score = vote_type in ("cumulative", "scoring", "ordinal")
    with_points = vote_type in ("cumulative", "scoring")
    out = [["META"], ["key", "value"], *meta, ["PROJECTS"]]
    out.append(["project_id", "cost", "votes", *(["score"] if with_score else []), "name", "selected"])
    for idea in ideas:
        number = idea["number"]
        score = [count.marks[number]] if with_score else []
        selected = "1" if number in count.winners else "0"
        out.append([number, amount(idea["price"]), count.named[number], *score, idea["title"], selected])
    out += [["VOTES"], ["voter_id", "vote", *(["points"] if with_points else [])]]
    for at, ballot in enumerate(count.ballots):
        points = [",".join(str(ballot[number]) for number in ballot)] if with_points else []
        out.append([at + 1, ",".join(str(number) for number in ballot), *points])
    return "".join(";".join(cell(part) for part in row) + "\n" for row in out)


def cell(part):
    bare = str(part).strip(" \t\r\n")
    return '"' + bare.replace('"', '""') + '"' if re.search('[;"\r\n]', bare) else bare


def check_count(kind, files, manifest, opening, boards, papers):
    told = read_json(files["lots.json"], LOTS)
    if told is None:
        raise Fault("lots.json")
    ideas = {track["track"]: [idea["number"] for idea in track["ideas"]] for track in manifest["tracks"]}
    for lot in told["lots"]:
        between = lot["between"]
        rising = all(one < other for one, other in zip(between, between[1:]))
        known = all(number in ideas.get(lot["track"], []) for number in between)
        if len(between) < 2 or not rising or not known or sorted(lot["drawn"]) != between:
            raise Fault("lots.json")
    if kind == "totals":
        check_totals(text_of(files["result.json"]), [opening["valid"] + votes for votes in papers])
        return
    boards = [sorted(board + paper) for board, paper in zip(boards, papers)]
    counts = [Count(manifest, track, rows, told["lots"]) for track, rows in zip(manifest["tracks"], boards)]
    for count in counts:
        try:
            count.run()
        except Open:
            raise Fault("lots.json") from None
    result = plain({"v": 1, "tracks": [count.result() for count in counts]})
    if text_of(files["result.json"]) != result:
        raise Fault("result.json")
    for count in counts:
        name = f"track-{count.track['track']}.pb"
        if text_of(files[name]) != pabulib(manifest, count):
            raise Fault(name)


def check_totals(text, expected):
    try:
        result = json.loads(text)
        votes = [track.get("votes") for track in result["tracks"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Fault("result.json") from None
    whole = all(type(count) is int for count in votes)
    if plain(result) != text or votes != expected or not whole:
        raise Fault("result.json")


def verify(data):
    """The first fault by its place; None when there is none."""
    try:
        kind, files, texts, manifest, verifier = unpack(data)
        urn, swapped = check_log(files, texts, manifest, verifier)
        opening, boards = check_opening(kind, files, manifest, verifier, urn)
        papers = check_paper(kind, files, manifest, len(texts), swapped)
        check_count(kind, files, manifest, opening, boards, papers)
    except Fault as fault:
        return str(fault)
    return None


def many(path):
    with open(path, "rb") as bundles:
        while size := bundles.read(8):
            yield bundles.read(int.from_bytes(size, "big"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--many"]:
        for bundle in many(sys.argv[2]):
            print(verify(bundle) or "verified")
    else:
        with open(sys.argv[1], "rb") as file:
            verdict = verify(file.read())
        print(f"FAULT. {verdict}" if verdict else "verified")
        sys.exit(1 if verdict else 0)
