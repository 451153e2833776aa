#!/usr/bin/env python3
"""Parses sentences with a fine-tuned encoder, as silver data for `go run ./train -silver FILE`.

Usage: parse.py train ENCODER TREEBANK_DIR SEED EPOCHS OUT.pt
       parse.py label ENCODER TREEBANK_DIR IN.conllu.gz OUT.conllu.gz MODEL.pt...

ENCODER is a folder with a BERT-like encoder (config.json, model.safetensors, tokenizer.json); the published pack was
made with all-mpnet-base-v2. TREEBANK_DIR holds {ewt,gum}-{train,dev}.conllu.gz; training sees the train parts alone.
IN.conllu.gz comes from `go run ./train -unlabelled IN.conllu.gz`. The models label together: their probabilities are
averaged. Heads make a projective tree with one root. A word's tenth column gets P=, the probability in percent of its
head and relation. A teacher at training time only: Readout itself never runs it.

Model: joint tags by a softmax, trees by biaffine attention (Dozat and Manning 2017), decoded by Eisner's algorithm.
"""
import gzip
import random
import sys
import time

import numba
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import AutoConfig, AutoModel

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
WORDS = 1000  # in a training batch
LONGEST = 110  # words; longer sentences are not trained on
RATE, HEAD_RATE = 6e-5, 1e-3


class Sentence:
    """One tree; heads count from 1, 0 being the root."""

    def __init__(self, comments, rows):
        self.comments, self.rows = comments, rows
        self.forms = [r[1] for r in rows]
        self.tags = [r[3] + " " + r[4] for r in rows]
        self.heads = [int(r[6]) if r[6] != "_" else 0 for r in rows]
        self.rels = [r[7] for r in rows]


def read(path):
    comments, rows = [], []
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
            elif rows:
                yield Sentence(comments, rows)
                comments, rows = [], []


def shape(form):
    """The letter case of a word, which an uncased encoder does not see."""
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 1
    if all(c.islower() for c in letters):
        return 2
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 4
    return 5 if form[0].isupper() else 6


class Pieces:
    """Cuts words into the encoder's pieces."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}
        whole = self.tokenizer.encode("a").ids
        self.first, self.last = whole[0], whole[-1]

    def word(self, form):
        ids = self.known.get(form)
        if ids is None:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids[:8] or [self.last]
            self.known[form] = ids
        return ids

    def sentence(self, forms):
        """Gives pieces, their shapes, and the first and last piece of each word; word 0 is the root."""
        ids, shapes, first, last = [self.first], [0], [0], [0]
        for form in forms:
            first.append(len(ids))
            ids += self.word(form)
            last.append(len(ids) - 1)
            shapes += [shape(form)] + [7] * (len(ids) - len(shapes) - 1)
        return ids + [self.last], shapes + [0], first, last


def padded(lists, fill=0):
    out = np.full((len(lists), max(map(len, lists))), fill, np.int64)
    for i, x in enumerate(lists):
        out[i, : len(x)] = x
    return torch.from_numpy(out).to(DEVICE, non_blocking=True)


class Teacher(nn.Module):
    def __init__(self, encoder, tags, rels, arc=512, rel=160):
        super().__init__()
        self.encoder, size = encoder, encoder.config.hidden_size
        self.shapes = nn.Embedding(8, size)
        nn.init.zeros_(self.shapes.weight)
        self.mix = nn.Parameter(torch.zeros(encoder.config.num_hidden_layers + 1))
        with torch.no_grad():
            self.mix[-4:] += 2
        self.drop = nn.Dropout(0.2)
        layer = lambda n: nn.Sequential(nn.Linear(size, n), nn.GELU(), nn.Dropout(0.25))
        self.tag = nn.Sequential(layer(size), nn.Linear(size, tags))
        self.arc_dep, self.arc_head, self.rel_dep, self.rel_head = layer(arc), layer(arc), layer(rel), layer(rel)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.zeros(rels, rel + 1, rel + 1))
        nn.init.normal_(self.arc, std=arc**-1.0)
        nn.init.normal_(self.rel, std=rel**-1.0)

    def forward(self, ids, shapes, mask, first, last):
        words = self.encoder.get_input_embeddings()(ids) + self.shapes(shapes)
        layers = self.encoder(inputs_embeds=words, attention_mask=mask, output_hidden_states=True).hidden_states
        weights = torch.softmax(self.mix.float(), 0)
        h = sum(w * x for w, x in zip(weights, layers))
        pick = lambda at: h.gather(1, at.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        h = self.drop(pick(first) + pick(last))
        dep = torch.cat([self.arc_dep(h), torch.ones_like(h[..., :1])], -1)
        arcs = torch.einsum("bia,ac,bjc->bij", dep, self.arc.to(dep.dtype), self.arc_head(h))
        return self.tag(h), arcs, (self.rel_dep(h), self.rel_head(h))

    def relations(self, sides, heads):
        dep, head = sides
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        one = torch.ones_like(dep[..., :1])
        return torch.einsum("bix,rxy,biy->bir", torch.cat([dep, one], -1), self.rel.to(dep.dtype), torch.cat([head, one], -1))


def encoder(folder, weights=True):
    if weights:
        return AutoModel.from_pretrained(folder, dtype=torch.float32)
    return AutoModel.from_config(AutoConfig.from_pretrained(folder))


def inputs(pieces, group):
    cut = [pieces.sentence(s.forms) for s in group]
    mask = padded([[1] * len(c[0]) for c in cut])
    return padded([c[0] for c in cut], 1), padded([c[1] for c in cut]), mask, padded([c[2] for c in cut]), padded([c[3] for c in cut])


def batches(sentences, words, rng=None):
    """Groups sentences of like length."""
    noise = (lambda: rng.random() * 4) if rng else (lambda: 0)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms) + noise())
    out, n = [], words
    for i in order:
        if n + len(sentences[i].forms) > words:
            out.append([])
            n = 0
        out[-1].append(i)
        n += len(sentences[i].forms)
    if rng:
        rng.shuffle(out)
    return out


def hide(arcs, first):
    """Leaves only real words as heads, and none its own."""
    real = torch.ones_like(first, dtype=torch.bool)
    real[:, 1:] = first[:, 1:] > 0
    n = arcs.shape[1]
    bad = ~real.unsqueeze(1) | torch.eye(n, dtype=torch.bool, device=arcs.device)
    return arcs.float().masked_fill(bad, -1e9)


@numba.njit(cache=False)
def eisner(score):
    """The best projective tree with one root; score[i, j] is that of head j for word i, word 0 being the root."""
    n = score.shape[0] - 1
    c = np.zeros((2, n + 1, n + 1))  # complete spans, head at the right end (0) or the left end (1)
    o = np.zeros((2, n + 1, n + 1))  # spans with an arc between their ends
    ck = np.zeros((2, n + 1, n + 1), np.int32)
    ok = np.zeros((n + 1, n + 1), np.int32)
    for d in range(1, n):
        for i in range(1, n + 1 - d):
            j = i + d
            best, at = -1e18, i
            for k in range(i, j):
                v = c[1, i, k] + c[0, k + 1, j]
                if v > best:
                    best, at = v, k
            ok[i, j] = at
            o[0, i, j] = best + score[i, j]
            o[1, i, j] = best + score[j, i]
            best, at = -1e18, i
            for k in range(i, j):
                v = c[0, i, k] + o[0, k, j]
                if v > best:
                    best, at = v, k
            c[0, i, j], ck[0, i, j] = best, at
            best, at = -1e18, j
            for k in range(i + 1, j + 1):
                v = o[1, i, k] + c[1, k, j]
                if v > best:
                    best, at = v, k
            c[1, i, j], ck[1, i, j] = best, at
    heads = np.zeros(n + 1, np.int64)
    best, root = -1e18, 1
    for r in range(1, n + 1):
        v = c[0, 1, r] + c[1, r, n] + score[r, 0]
        if v > best:
            best, root = v, r
    stack = [(0, 1, root, 1), (1, root, n, 1)]
    while len(stack) > 0:
        side, i, j, complete = stack.pop()
        if i == j:
            continue
        if complete == 1:
            k = ck[side, i, j]
            if side == 0:
                stack.append((0, i, k, 1))
                stack.append((0, k, j, 0))
            else:
                stack.append((1, i, k, 0))
                stack.append((1, k, j, 1))
        else:
            if side == 0:
                heads[i] = j
            else:
                heads[j] = i
            k = ok[i, j]
            stack.append((1, i, k, 1))
            stack.append((0, k + 1, j, 1))
    return heads


@numba.njit(parallel=True)
def eisner_all(scores, lengths, heads):
    for b in numba.prange(len(lengths)):
        n = lengths[b] + 1
        heads[b, :n] = eisner(scores[b, :n, :n])


def label(models, pieces, group):
    """Averages the models: tags, heads, relations and probabilities of a batch."""
    x = inputs(pieces, group)
    tags, arcs, sides = 0, 0, []
    with torch.no_grad(), torch.autocast(DEVICE, torch.bfloat16):
        for m in models:
            t, a, s = m(*x)
            tags = tags + t.float().softmax(-1)
            arcs = arcs + hide(a, x[3]).softmax(-1)
            sides.append(s)
        arcs = arcs / len(models)
        scores = (arcs + 1e-9).log().double().cpu().numpy()
        heads = np.zeros(scores.shape[:2], np.int64)
        eisner_all(scores, np.array([len(s.forms) for s in group]), heads)
        heads = torch.from_numpy(heads).to(DEVICE)
        rels = sum(m.relations(s, heads).float().softmax(-1) for m, s in zip(models, sides)) / len(models)
        chance = arcs.gather(2, heads.unsqueeze(-1)).squeeze(-1)
        best, rel = rels.max(-1)
    sure, tag = (tags / len(models)).max(-1)
    return tag.cpu().numpy(), heads.cpu().numpy(), rel.cpu().numpy(), (chance * best).cpu().numpy(), sure.cpu().numpy()


def measure(models, pieces, sentences, names):
    right, n = np.zeros(4), 0
    for at in batches(sentences, 6000):
        group = [sentences[i] for i in at]
        tag, head, rel, _, _ = label(models, pieces, group)
        for k, s in enumerate(group):
            for i, (t, h, r) in enumerate(zip(s.tags, s.heads, s.rels), 1):
                n += 1
                got = names[0][tag[k, i]]
                right += [got.split()[0] == t.split()[0], got == t, head[k, i] == h, head[k, i] == h and names[1][rel[k, i]] == r]
    return "UPOS %.2f tags %.2f UAS %.2f LAS %.2f" % tuple(100 * right / n)


def load(folder, path):
    saved = torch.load(path, map_location=DEVICE)
    m = Teacher(encoder(folder, False), len(saved["tags"]), len(saved["rels"]))
    m.load_state_dict(saved["model"])
    return m.to(DEVICE).eval(), (saved["tags"], saved["rels"])


def train(folder, treebank, seed, epochs, out):
    seed, epochs = int(seed), int(epochs)
    torch.manual_seed(seed)
    rng, start = random.Random(seed), time.time()
    gold = [s for name in ("ewt", "gum") for s in read(f"{treebank}/{name}-train.conllu.gz") if len(s.forms) <= LONGEST]
    dev = {name: list(read(f"{treebank}/{name}-dev.conllu.gz")) for name in ("ewt", "gum")}
    names = sorted({t for s in gold for t in s.tags}), sorted({r for s in gold for r in s.rels})
    tags, rels = ({x: i for i, x in enumerate(n)} for n in names)
    pieces = Pieces(folder)
    model = Teacher(encoder(folder), len(tags), len(rels)).to(DEVICE)
    body = list(model.encoder.parameters())
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    opt = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01, betas=(0.9, 0.98))
    steps = epochs * len(batches(gold, WORDS))
    plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1, (k + 1) / (0.08 * steps)) * max(0.01, 1 - k / steps))
    for epoch in range(epochs):
        model.train()
        total = 0
        for at in batches(gold, WORDS, rng):
            group = [gold[i] for i in at]
            x = inputs(pieces, group)
            t = padded([[-1] + [tags[y] for y in s.tags] for s in group], -1)
            h = padded([[-1] + s.heads for s in group], -1)
            r = padded([[-1] + [rels[y] for y in s.rels] for s in group], -1)
            with torch.autocast(DEVICE, torch.bfloat16):
                tag, arcs, sides = model(*x)
                rel = model.relations(sides, h.clamp(min=0))
            loss = sum(F.cross_entropy(a.float().flatten(0, 1), b.flatten(), ignore_index=-1) for a, b in ((tag, t), (hide(arcs, x[3]), h), (rel, r)))
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            opt.step()
            plan.step()
            total += loss.detach()
        print(f"seed {seed} epoch {epoch + 1}: loss {total.item() * epochs / steps:.3f}, {time.time() - start:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch + 1 == epochs:
            model.eval()
            for name in dev:
                print(f"  {name}-dev: {measure([model], pieces, dev[name], names)}", flush=True)
    torch.save({"model": model.state_dict(), "tags": names[0], "rels": names[1]}, out)


def main_label(folder, treebank, source, out, *paths):
    loaded = [load(folder, p) for p in paths]
    models, names, pieces, start = [m for m, _ in loaded], loaded[0][1], Pieces(folder), time.time()
    for name in ("ewt", "gum"):
        print(f"together, {name}-dev: {measure(models, pieces, list(read(f'{treebank}/{name}-dev.conllu.gz')), names)}", flush=True)
    sentences = list(read(source))
    done = [None] * len(sentences)
    for at in batches(sentences, 12000):
        group = [sentences[i] for i in at]
        tag, head, rel, sure, _ = label(models, pieces, group)
        for k, i in enumerate(at):
            n = len(group[k].forms) + 1
            done[i] = tag[k, 1:n].astype(np.int16), head[k, 1:n].astype(np.int16), rel[k, 1:n].astype(np.int16), np.round(100 * sure[k, 1:n]).astype(np.int16)
    print(f"{len(sentences)} sentences labelled, {time.time() - start:.0f} s", flush=True)
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=4) as f:
        for s, (tag, head, rel, sure) in zip(sentences, done):
            f.write("".join(c + "\n" for c in s.comments))
            for row, t, h, r, p in zip(s.rows, tag, head, rel, sure):
                upos, xpos = names[0][t].split(" ")
                glued = "SpaceAfter=No|" if "SpaceAfter=No" in row[9] else ""
                f.write(f"{row[0]}\t{row[1]}\t_\t{upos}\t{xpos}\t_\t{h}\t{names[1][r]}\t_\t{glued}P={p}\n")
            f.write("\n")


if __name__ == "__main__":
    {"train": train, "label": main_label}[sys.argv[1]](*sys.argv[2:])
