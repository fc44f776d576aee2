#!/usr/bin/env python3
"""How many mistakes does vrpc see? Mutates the bound lines of many configurations, one mistake a line, and counts those that
`vrpc check` reports as errors or warnings, at the word that is wrong. Whether a mutant is a mistake is for the command
references to say (reference.py), not for vrpc's own definitions: a mutant that they allow in its view, or in one around it,
counts for nothing; a line that they do not allow as it is, is not looked at. Choices are made by chance that depends on nothing
but the name of the file and the line. `./dev mutants` builds the release and runs this.

usage: mutants.py [CORPUS] [REFERENCE] [--share N] [--survivors N] [--show TEXT]
       default: ../shared/corpus/ne40e and ../shared/reference, beside the repository
"""
import argparse
import collections
import json
import multiprocessing
import pathlib
import random
import sys

sys.dont_write_bytecode = True  # the repository stays as it is
from mutations import BOUND, KINDS, ROOT, Configuration, Mutator, Views, full_words, vrpc
from reference import Reference

BATCH = 4  # of so many lines one is mutated in the same run, at most
shared = {}  # the reference and the views, which the processes that look at files inherit


# --- Running vrpc over a configuration with some mutants in it ---

def batches(configuration, mutants):
    """Puts mutants that do not disturb each other together: of different lines, none of them in a view that another opens."""
    made = []  # (mutants, statements that go with them, statements that must stay for them)
    limit = max(1, len(configuration.statements) // BATCH)
    for mutant in mutants:
        index = mutant.statement['index']
        gone = {index} | {child['index'] for child in configuration.below(mutant.statement)}
        needed = {index} if mutant.place in (None, 'system') else {index, mutant.place['index']}
        needed |= set(ancestors(configuration, needed))
        for batch in made:
            if len(batch[0]) < limit and not gone & batch[2] and not needed & batch[1]:
                break
        else:
            batch = ([], set(), set())
            made.append(batch)
        batch[0].append(mutant)
        batch[1].update(gone)
        batch[2].update(needed)
    return [batch[0] for batch in made]


def ancestors(configuration, indices):
    for index in indices:
        statement = configuration.statements[index]
        while 'parent' in statement:
            yield statement['parent']
            statement = configuration.statements[statement['parent']]


def mutated_text(configuration, batch):
    """The text with the mutants in it, and {line: (mutant, indentation)}."""
    lines, inserted = list(configuration.lines), collections.defaultdict(list)
    for mutant in batch:
        own = mutant.statement
        line = configuration.lines[own['line'] - 1]
        indentation = line[:len(line) - len(line.lstrip())]
        for child in configuration.below(own):
            lines[child['line'] - 1] = ''
        if mutant.place is None:
            lines[own['line'] - 1] = (indentation, mutant)
            continue
        lines[own['line'] - 1] = ''
        if mutant.place == 'system':
            top = next(statement for statement in configuration.statements if 'parent' not in statement)
            inserted[top['line'] - 2].append(('', mutant))
        else:
            child = configuration.children[mutant.place['index']][0]
            inserted[mutant.place['line'] - 1].append((' ' * (child['column'] - 1), mutant))
    text, at = [], {}
    for number, line in enumerate(lines):
        if number == 0:
            add(inserted.get(-1, ()), text, at)
        add([line], text, at)
        add(inserted.get(number, ()), text, at)
    return '\n'.join(text), at


def add(lines, text, at):
    for line in lines:
        if isinstance(line, tuple):
            at[len(text) + 1] = line
            line = line[0] + ' '.join(line[1].words)
        text.append(line)


def columns(indentation, words, at):
    """The columns, first and past the last, of some words of a line, or of its end."""
    begin = len(indentation) + len(' '.join(words[:at.start])) + (at.start > 0) + 1
    end = len(indentation) + len(' '.join(words[:at.stop])) + 1
    return min(begin, end), end


def at_the_word(mutant, indentation, spans):
    """Whether something is reported where the line is wrong, or where it ceases to make sense: `peer as-number 100`, which
    lacks an address, may be about a group of that name up to its last word."""
    if mutant.at is None:
        return bool(spans)
    places = [columns(indentation, mutant.words, at) for at in (mutant.at, range(mutant.stop, mutant.stop + 1))]
    return any(first <= end and begin <= last for first, last in spans for begin, end in places)


def judged(configuration, mutants):
    """(mutant, reported on its line, reported at the word), of each."""
    before = {(finding['kind'], finding['message'])
              for finding in json.loads(vrpc('check', '--format', 'json', configuration.path))['findings']}
    for batch in batches(configuration, mutants):
        text, at = mutated_text(configuration, batch)
        found = json.loads(vrpc('check', '--format', 'json', '--input', configuration.input, '-', text=text))['findings']
        by_line = collections.defaultdict(list)
        for finding in found:
            if finding['severity'] != 'note' and (finding['kind'], finding['message']) not in before:
                by_line[finding['line']].append((finding['column'], finding['end_column']))
        for line, (indentation, mutant) in at.items():
            yield mutant, bool(by_line[line]), at_the_word(mutant, indentation, by_line[line])


# --- All of it ---

def chosen(statement, path, share):
    return random.Random(f'{path.name}:{statement["line"]}').random() * share < 1


def look(task):
    """What one file adds: bound lines, mutants by kind, lines that the reference does not allow, figures, survivors."""
    path, share = task
    configuration = Configuration(path)
    mutator = Mutator(configuration, shared['reference'], shared['views'])
    made, mutants, blind = collections.Counter(), [], collections.Counter()
    for statement in configuration.bound:
        if not chosen(statement, path, share):
            continue
        found = mutator.mutants(statement)
        if found:
            mutants += found[0]
            made += found[1]
        else:
            blind[statement['view'], statement['command'], ' '.join(full_words(statement))] += 1
    figures, survivors = collections.Counter(), []
    for mutant, reported, at_word in judged(configuration, mutants):
        figures.update({(mutant.kind, 'wrong'): 1, (mutant.kind, 'reported'): reported, (mutant.kind, 'at'): at_word})
        if not at_word:
            survivors.append((mutant.view, mutant.statement['command'], mutant.kind, 'elsewhere' if reported else 'silent',
                              ' '.join(mutant.words), f'{path.name}:{mutant.statement["line"]}',
                              ' '.join(full_words(mutant.statement))))
    return len(configuration.bound), made, blind, figures, survivors


def lines_by_view(path):
    lines = collections.defaultdict(set)
    configuration = Configuration(path)
    for statement in configuration.bound:
        lines[statement['view']].add(tuple(full_words(statement)))
    return lines


def print_figures(made, figures):
    print(f'{"kind of mutant":22}{"mutants":>9}{"wrong":>9}{"reported":>10}{"at the word":>13}{"per cent":>10}')
    rows = [(kind, made[kind], *(figures[kind, what] for what in ('wrong', 'reported', 'at'))) for kind in KINDS]
    for kind, *counts in rows + [('all', *map(sum, list(zip(*rows))[1:]))]:
        print('{:22}{:9}{:9}{:10}{:13}{:9.1f}%'.format(kind, *counts, 100 * counts[3] / max(1, counts[1])))


def print_survivors(survivors, limit):
    groups = collections.defaultdict(list)
    for survivor in survivors:
        groups[survivor[:2]].append(survivor)
    print(f'\n{len(survivors)} survivors, by view and command:')
    for (view, command), members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))[:limit]:
        kinds = collections.Counter(f'{kind} ({how})' for _, _, kind, how, *_ in members)
        print(f'{len(members):6}  {view}, {command}: ' + ', '.join(f'{kind} {count}' for kind, count in kinds.most_common()))
        print(f'{"":8}{members[0][4]}    ({members[0][5]}; was: {members[0][6]})')


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('corpus', nargs='?', type=pathlib.Path, default=ROOT / '../shared/corpus/ne40e')
    parser.add_argument('reference', nargs='?', type=pathlib.Path, default=ROOT / '../shared/reference')
    parser.add_argument('--share', metavar='N', type=int, default=1, help='look at one line of so many')
    parser.add_argument('--survivors', metavar='N', type=int, default=30, help='print so many groups of survivors (default 30)')
    parser.add_argument('--show', metavar='TEXT', help='print the survivors whose view, command, kind or line contains TEXT')
    parser.add_argument('--blind', metavar='N', type=int, default=0,
                        help='print so many lines that the reference does not allow as they are')
    return parser.parse_args()


def learn_views(pool, files):
    lines = collections.defaultdict(set)
    for found in pool.imap(lines_by_view, files, 16):
        for view, seen in found.items():
            lines[view] |= seen
    shared['views'].learn(lines)


def main():
    options = arguments()
    files = sorted(options.corpus.glob('*.cfg'))
    if not files or not list(options.reference.glob('*.jsonl')):
        print(f'mutants.py: skipped: no configurations in {options.corpus}, or no references in {options.reference}')
        return
    shared['reference'] = Reference(options.reference)
    shared['views'] = Views(shared['reference'])
    with multiprocessing.Pool() as pool:
        learn_views(pool, files)
    bound, made, blind, figures, survivors = 0, collections.Counter(), collections.Counter(), collections.Counter(), []
    with multiprocessing.Pool() as pool:  # after the views are known
        for count, *parts, left in pool.imap(look, [(path, options.share) for path in files], 16):
            bound += count
            made, blind, figures = (total + part for total, part in zip((made, blind, figures), parts))
            survivors += left
    print(f'{bound} bound lines in {len(files)} files, one in {options.share} looked at; '
          f'{sum(blind.values())} left out, which the reference does not allow as they are\n')
    print_figures(made, figures)
    if options.show:
        for survivor in survivors:
            if any(options.show in part for part in survivor):
                print(*survivor, sep=' | ')
    else:
        print_survivors(survivors, options.survivors)
    for (view, command, line), count in blind.most_common(options.blind):
        print(count, view, command, line, sep=' | ')


if __name__ == '__main__':
    main()
