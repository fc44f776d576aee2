"""What the command references allow: an oracle for bench/mutants.py that knows nothing of grammar/vrp.

A page of a reference (a line of a *.jsonl file: views, forms, params) states forms in the vendor's notation. All forms
together become one automaton whose positions are the keywords and parameters; a line is allowed in a view if it leads
from a first position of a form of that view to a last one. Where the reference is loose the oracle is lenient:

- `{ a | b } *` and `&<a-b>` are loops, a parameter takes any word unless its value text states a range, a length or
  the shape of an address;
- a word may abbreviate a keyword, unless another keyword is written so in full;
- `LoopBack0` may stand for `loopback <number>`, and free text at the end of a form for several words;
- a keyword that repeats the one before it is a parameter (the NE40E reference lost the `<>` of those).
"""
import bisect
import collections
import json
import pathlib
import re

TOKEN = re.compile(r'&<\d+-\d+>|<[^>]*>(?:[:/.-]<[^>]*>)*|[{}\[\]|]|[^\s{}\[\]|]+')
RANGE = re.compile(r'(?:rang|integer|value|from|between|number|length|interval)[^.\d]{0,60}?'
                   r'(-?\d[\d,]*) ?(?:to|-|and) ?(-?\d[\d,]*)', re.IGNORECASE)
LENGTH = re.compile(r'(\d+) (?:to|or) (\d+)[^.\d]{0,40}(?:character|byte|digit|letter|string)', re.IGNORECASE)
NOT_A_NUMBER = re.compile(r'string|dotted|hexadecimal|0x|format|X\.X|x\.y|aa:nn|keyword', re.IGNORECASE)
CHOICES = re.compile(r'(?:^|[.:] ?)([a-z][a-z0-9-]*): ?[A-Za-z]')
# What a word looks like if the value text (first) or else the name of the parameter (last) says so; first match wins.
SHAPES = [(re.compile(text), re.compile(name), re.compile(shape, re.IGNORECASE)) for text, name, shape in (
    (r'AS number\b.{0,60}:|aa:nn|-byte AS|-bit AS', r'', r'.*\d.*'),
    (r'X:X(?!.*(string|dotted|integer))', r'', r'[0-9a-f]*:[0-9a-f:.]*(/\d+)?'),
    (r'dotted[- ]decimal(?!.*(string|X:X|x\.y|format))', r'', r'\d+(\.\d+){3}(/\d+)?|\d+'),
    (r'^$', r'^ip(v4)?-?address$', r'\d+(\.\d+){3}(/\d+)?'),
    (r'^$', r'^(interface|port|trunk)-?num(ber)?$', r'\d[\d/.:]*'),
    (r'^$', r'^(interface|port|trunk)-?type$', r'[\w-]*[a-z-]'),
    (r'^$', r'^interface-?name$', r'[\w-]*\d[\w/.:-]*'),
)]
GLUED = re.compile(r'([A-Za-z][A-Za-z-]*)(\d[\d/.:]*)')
EVERYWHERE = ('All views', 'All views except the user view')


def abbreviated(ordered, word):
    """The keywords that start with the word, of some in order."""
    at = bisect.bisect_left(ordered, word)
    while at < len(ordered) and ordered[at].startswith(word):
        yield ordered[at]
        at += 1


def number(text):
    return int(text.replace(',', ''))


class Value:
    """What the value text of a parameter says about one word; says yes where it cannot tell."""

    def __init__(self, name, texts):
        text = ' '.join(texts)
        self.ranges = self.choices = self.shape = self.longest = None
        # Free text, to the end of the line: not what may hold spaces in quotation marks only.
        self.text = bool(re.search(r'^(text|description|.*regular.*|regexp)$', name, re.IGNORECASE) or
                         re.search(r'(?<!no )spaces? (is|are|can be)? ?(supported|allowed|included)|with spaces', text)
                         and not re.search('quotation', text))
        self.type = name.lower().endswith('type')
        ranges = [(number(low), number(high)) for low, high in RANGE.findall(text)]
        lengths = [int(high) for _, high in LENGTH.findall(text)]
        if ranges and not NOT_A_NUMBER.search(text):
            self.ranges = ranges
            self.also = {number(value) for value in re.findall(r'(?<![\w.-])\d[\d,]*(?![\w-])', text)}
        elif len(CHOICES.findall(text)) > 1 and not re.search('string|integer', text):
            self.choices = CHOICES.findall(text)
        elif any(said.search(text) and named.search(name) for said, named, _ in SHAPES):
            self.shape = next(shape for said, named, shape in SHAPES if said.search(text) and named.search(name))
        elif lengths and 'string' in text:
            self.longest = max(lengths)

    def takes(self, word):
        if self.ranges:
            return bool(re.fullmatch(r'-?\d+', word)) and \
                (int(word) in self.also or any(low <= int(word) <= high for low, high in self.ranges))
        if self.choices:
            return any(choice.startswith(word.lower()) for choice in self.choices)
        if self.shape:
            return bool(self.shape.fullmatch(word))
        return self.longest is None or len(word.strip('"')) <= self.longest


class Form:
    """Reads one form into positions of the automaton: (nullable, first positions, last positions) of each part."""

    def __init__(self, reference, form, values):
        self.reference, self.values = reference, values
        self.tokens = TOKEN.findall(form)
        self.at = 0
        self.keyword = None  # the one read last
        self.nullable, self.first, self.last = self.alternatives()

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def loop(self, part):
        for position in part[2]:
            self.reference.follow[position] |= part[1]
        return part

    def alternatives(self):
        before = self.keyword
        nullable, first, last = self.sequence()
        while self.peek() == '|':
            self.take()
            self.keyword = before
            other = self.sequence()
            nullable, first, last = nullable or other[0], first | other[1], last | other[2]
        return nullable, first, last

    def sequence(self):
        nullable, first, last = True, set(), set()
        while self.peek() not in (None, '|', '}', ']'):
            item = self.item()
            for position in last:
                self.reference.follow[position] |= item[1]
            first = first | item[1] if nullable else first
            last = last | item[2] if item[0] else item[2]
            nullable = nullable and item[0]
        return nullable, first, last

    def item(self):
        token = self.take()
        if token in ('{', '['):
            part = self.alternatives()
            self.at += 1  # the closing one
            part = (part[0] or token == '[',) + part[1:]
            if self.peek() == '*' and self.tokens[self.at + 1:self.at + 2] != ['}']:
                self.take()
                self.loop(part)
        else:
            position = self.reference.add(*self.label(token))
            part = (False, {position}, {position})
        if (self.peek() or '').startswith('&<'):
            part = (part[0] or self.take().startswith('&<0'),) + self.loop(part)[1:]
        return part

    def label(self, token):
        """(keyword, None) or (None, value) of a token."""
        name = token.strip('<>')
        texts = self.values.get(name, [])
        if token.startswith('<'):
            self.keyword = None
            return None, self.reference.value(name, texts)
        valued = any(re.search('integer|string|dotted', text) for text in self.values.get('=' + name, []))
        if token == self.keyword or valued and self.is_value():
            return None, self.reference.value(name, texts)
        self.keyword = token
        return token.lower(), None

    def is_value(self):
        """Whether the token read last, which has a value text, can be a parameter that lost its `<>`."""
        return self.tokens[:self.at - 1] not in ([], ['undo']) and not (self.peek() or '').startswith('<')


class Reference:
    """All pages of a folder as one automaton. `allowed`: is a line a command; `views_of`: where it is one."""

    def __init__(self, folder):
        self.keywords, self.parameters = [], []  # of a position: one of the two
        self.follow, self.views = [], {}  # views of last positions, by position
        self.starts = collections.defaultdict(set)  # first positions, by view
        self.value_of, self.next = {}, {}
        forms = {}
        for path in sorted(pathlib.Path(folder).glob('*.jsonl')):
            for line in path.open(encoding='utf-8'):
                page = json.loads(line)
                values = collections.defaultdict(list)
                for row in page['params']:
                    name, text = re.sub('[<>]', '', row['name']), row['value'].replace('\u00b7', ' ')
                    if name.split() and text not in ('-', ''):
                        values[name.split()[-1]].append(text)
                        values['=' + name].append(text)  # one that has no keyword before it
                for form in page['forms']:
                    used = {name: texts for name, texts in values.items() if name.lstrip('=') in form}
                    forms.setdefault((form, json.dumps(used)), (used, set()))[1].update(page['views'])
        for (form, _), (used, views) in forms.items():
            self.add_form(form, used, views)
        self.vocabulary = sorted({keyword for keyword in self.keywords if keyword})

    def add_form(self, form, values, views):
        read = Form(self, form, values)
        for view in views:
            self.starts[view] |= read.first
        for position in read.last:
            self.views[position] = views
            if self.parameters[position] and self.parameters[position].text:
                self.follow[position].add(position)

    def add(self, keyword, value):
        self.keywords.append(keyword)
        self.parameters.append(value)
        self.follow.append(set())
        return len(self.follow) - 1

    def value(self, name, texts):
        key = (name, *texts)
        if key not in self.value_of:
            self.value_of[key] = Value(name, texts)
        return self.value_of[key]

    def onward(self, positions):
        """What may come after the positions (or first in a line of some views): {keyword: positions}, its keys in order, and
        the positions of parameters."""
        if positions not in self.next:
            begins = any(isinstance(position, str) for position in positions)
            found = set().union(*(self.starts[at] if begins else self.follow[at] for at in positions))
            keywords = collections.defaultdict(set)
            for position in found:
                if self.keywords[position]:
                    keywords[self.keywords[position]].add(position)
            values = [position for position in found if self.parameters[position]]
            self.next[positions] = (keywords, sorted(keywords), values)
        return self.next[positions]

    def among(self, positions, word):
        """Those that may come after the positions and that the word may stand for."""
        lower = word.lower()
        keywords, ordered, values = self.onward(positions)
        found = {position for position in values if self.parameters[position].takes(word)}
        if lower in keywords:
            return found | keywords[lower]
        for keyword in abbreviated(ordered, lower):
            found |= keywords[keyword]
        return found

    def step(self, positions, word):
        """From the positions where the last word stands (or views, at the start) to those of the next word."""
        found = self.among(positions, word)
        glued = GLUED.fullmatch(word)
        if glued:
            heads = frozenset(head for head in self.among(positions, glued[1])
                              if self.keywords[head] or self.parameters[head].type)
            found |= {tail for tail in self.among(heads, glued[2]) if self.parameters[tail]}
        return frozenset(found)

    def run(self, words, views):
        """The positions of each word, as far as a line gets that starts in one of the views."""
        positions, trail = frozenset(views), []
        for word in words:
            positions = self.step(positions, word)
            trail.append(positions)
            if not positions:
                break
        return trail

    def views_of(self, words, views):
        """Which views have a command that is this line, of commands that stand in one of the views."""
        trail = self.run(words, views)
        if len(trail) < len(words):
            return set()
        return set().union(*(self.views[position] for position in trail[-1] if position in self.views))

    def allowed(self, words, views):
        return bool(self.views_of(words, views))

    def bounds(self, words, views):
        """For each word the ranges that the reference states for a number there."""
        return [[bound for position in positions if self.parameters[position] and self.parameters[position].ranges
                 for bound in self.parameters[position].ranges] for positions in self.run(words, views)]
