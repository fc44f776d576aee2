"""The mistakes of bench/mutants.py: a configuration as vrpc binds it, which views of the command references its views are, and
one mutant of each kind for a line.
"""
import collections
import json
import os
import pathlib
import random
import re
import subprocess
import sys

from reference import EVERYWHERE, abbreviated

ROOT = pathlib.Path(__file__).resolve().parent.parent
VRPC = os.environ.get('VRPC', str(ROOT / 'build/release/vrpc'))
KINDS = ('keyword misspelt', 'number out of range', 'word dropped', 'word added', 'line moved')
BOUND = ('modelled', 'checked', 'ignored')

# words   of the mutated line; what is wrong is words[at.start:at.stop] (after them: the end of the line), or all of it (None)
# view    where the mutant stands; place: the statement that it is moved under, 'system', or None
# stop    the word at which the command references cease to follow
Mutant = collections.namedtuple('Mutant', 'kind statement words at view place stop')


# --- A configuration, as vrpc binds it ---

class Configuration:
    def __init__(self, path):
        self.path = path
        ast = json.loads(vrpc('convert', '--to', 'ast', '--show-secrets', path))
        self.input, self.statements = ast['input'], ast['statements']
        self.lines = pathlib.Path(path).read_text(encoding='utf-8', errors='replace').split('\n')
        self.children = collections.defaultdict(list)
        for index, statement in enumerate(self.statements):
            statement['index'] = index
            if 'parent' in statement:
                self.children[statement['parent']].append(statement)
        self.bound = [statement for statement in self.statements if self.is_bound(statement)]

    def is_bound(self, statement):
        line = self.lines[statement['line'] - 1]
        return statement['state'] in BOUND and [word['text'] for word in statement['words']] == words_of(line)

    def chain(self, statement):
        """The view of a statement and those around it."""
        views = [statement['view']]
        while 'parent' in statement:
            statement = self.statements[statement['parent']]
            views.append(statement['view'])
        return tuple(views)

    def below(self, statement):
        for child in self.children[statement['index']]:
            yield child
            yield from self.below(child)

    def entered(self, statement):
        return next((child['view'] for child in self.children[statement['index']] if child['state'] in BOUND), None)


def vrpc(*arguments, text=None):
    run = subprocess.run([VRPC, *map(str, arguments)], input=text, capture_output=True, encoding='utf-8', errors='replace')
    if run.returncode not in (0, 1):
        sys.exit(f'mutants.py: vrpc {" ".join(map(str, arguments))} ended with status {run.returncode}')
    return run.stdout


def words_of(line):
    return re.findall(r'"[^"]*"|\S+', line)


def full_words(statement):
    """The words of a line, keywords in full."""
    return [word.get('keyword', word['text']) for word in statement['words']]


# --- Which views of the reference a view of vrpc is ---

class Views:
    """By title; then what the corpus has in a view tells which other views of the reference with a word in common it is."""
    COMMON = {'view', 'instance', 'of', 'a', 'the', 'address', 'family', 'network', 'group', 'ipv4', 'ipv6', 'vpn', 'public'}
    INTERFACE = re.compile(r'^(?!.*(BAS|user) interface).*(\binterface view|-L2 view|Virtual template)', re.IGNORECASE)

    def __init__(self, reference):
        self.reference, self.titles, self.names = reference, {}, {}
        by_title = collections.defaultdict(set)
        for view in reference.starts:
            by_title[self.plain(view)].add(view)
        for path in sorted((ROOT / 'grammar/vrp').glob('*.vrpg')):
            for name, title in re.findall(r'^view (\S+) "(.*)"', path.read_text(encoding='utf-8'), re.MULTILINE):
                self.titles[name] = title
                self.names[name] = by_title[self.plain(title)] | set(EVERYWHERE)
        self.names['interface'] |= {view for view in reference.starts if self.INTERFACE.search(view)}

    @staticmethod
    def plain(title):
        return re.sub(r'[^a-z0-9]', '', re.sub(r'\b(view|instance)\b', '', title.lower()))

    def words(self, title):
        return set(re.findall(r'[a-z0-9]+', title.lower())) - self.COMMON

    def learn(self, lines):
        """lines: {view: set of lines (tuples of words)}"""
        everywhere = frozenset(self.reference.starts)
        for name, seen in lines.items():
            related = {view for view in everywhere if self.words(view) & self.words(self.titles[name])}
            left = [found & related for found in (self.reference.views_of(words, everywhere) for words in seen)
                    if found and not found & self.names[name]]
            while any(left):
                counts = collections.Counter(view for found in left for view in found)
                best = max(sorted(counts), key=counts.get)
                if counts[best] < max(3, len(seen) / 30) and len(self.names[name]) > len(EVERYWHERE):
                    break
                self.names[name].add(best)
                left = [found for found in left if best not in found]

    def of(self, chain):
        return frozenset().union(*(self.names[view] for view in chain))


# --- Mutants of a line ---

class Mutator:
    def __init__(self, configuration, reference, views):
        self.configuration, self.reference, self.views = configuration, reference, views
        self.keywords = sorted({word['keyword'] for statement in configuration.bound
                                for word in statement['words'] if 'keyword' in word})
        self.openers = [statement for statement in configuration.bound if configuration.entered(statement)]

    def mutants(self, statement):
        """(those of each kind that the reference does not allow, how many there are by kind), or None if the reference does
        not allow the line as it is."""
        original, chain = full_words(statement), self.configuration.chain(statement)
        wrong, made = [], collections.Counter()
        if not self.reference.allowed(original, self.views.of(chain)):
            return None
        for kind, make in zip(KINDS, (self.misspelt, self.out_of_range, self.dropped, self.added, self.moved)):
            dice = random.Random(f'{self.configuration.path.name}:{statement["line"]}:{kind}')
            found = make(dice, statement, original, chain)
            if found is None:
                continue
            words, at, place, where = found
            made[kind] += 1
            if not self.reference.allowed(words, self.views.of(where)):
                stop = len(self.reference.run(words, self.views.of(where))) - 1
                wrong.append(Mutant(kind, statement, words, at, where[0], place, stop))
        return wrong, made

    def misspelt(self, dice, statement, words, chain):
        places = [at for at, word in enumerate(statement['words']) if len(word.get('keyword', '')) > 2]
        dice.shuffle(places)
        for at in places:
            for _ in range(8):
                word = misspell(dice, words[at])
                if word.isascii() and not self.abbreviates(word):
                    return words[:at] + [word] + words[at + 1:], range(at, at + 1), None, chain
        return None

    def abbreviates(self, word):
        return any(abbreviated(self.reference.vocabulary, word.lower()))

    def out_of_range(self, dice, statement, words, chain):
        bounds = self.reference.bounds(words, self.views.of(chain))
        places = [at for at, word in enumerate(words) if word.isdigit() and at < len(bounds) and bounds[at]]
        if not places:
            return None
        at = dice.choice(places)
        low, high = min(low for low, _ in bounds[at]), max(high for _, high in bounds[at])
        value = dice.choice([high + 1, high * 10 + 1] + [low - 1] * (low > 0))
        return words[:at] + [str(value)] + words[at + 1:], range(at, at + 1), None, chain

    def dropped(self, dice, statement, words, chain):
        if len(words) < 2:
            return None
        at = dice.randrange(len(words))
        return words[:at] + words[at + 1:], range(at, at + 1), None, chain

    def added(self, dice, statement, words, chain):
        at = dice.randint(1, len(words))
        return words[:at] + [dice.choice(self.keywords)] + words[at:], range(at, at + 2), None, chain

    def moved(self, dice, statement, words, chain):
        own = {statement['index']} | {child['index'] for child in self.configuration.below(statement)}
        places = [opener for opener in self.openers
                  if opener['index'] not in own and self.configuration.entered(opener) != statement['view']]
        places += ['system'] * (statement['view'] != 'system')
        if not places:
            return None
        place = dice.choice(places)
        where = ('system',) if place == 'system' else (self.configuration.entered(place),) + self.configuration.chain(place)
        return words, None, place, where


def misspell(dice, word):
    at = dice.randrange(len(word) - 1)
    return dice.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2:],  # two letters change places
        word[:at] + word[at + 1:],                            # one is missing
        word[:at] + word[at] + word[at:],                     # one is there twice
        word[:at] + dice.choice('abcdefghijklmnopqrstuvwxyz') + word[at + 1:]))
