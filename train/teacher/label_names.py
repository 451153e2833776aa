#!/usr/bin/env python3
"""Labels the names in every Nth news article with spaCy, as silver data for `go run ./train -labelled FILE`.

Usage: label_names.py ARTICLES_DIR MODEL STEP OUT.jsonl

ARTICLES_DIR holds articles-*.jsonl.gz with {"id","text"}; MODEL is the path or name of spaCy's en_core_web_sm 3.8.0;
the published pack was made with STEP 5. Writes {"id","entities":[[start,end,label]]} with byte offsets.
A teacher at training time only: Readout itself never runs it.
"""
import glob
import gzip
import json
import sys

import spacy

LONGEST = 12000  # characters; longer articles add little


def texts(folder, step):
    n = 0
    for path in sorted(glob.glob(f"{folder}/articles-*.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            n += 1
            if n % step == 0:
                article = json.loads(line)
                if len(article["text"]) < LONGEST:
                    yield article["text"], article["id"]


def main(folder, model, step, out):
    nlp = spacy.load(model, disable=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"])
    with open(out, "w", encoding="utf-8") as f:
        for doc, name in nlp.pipe(texts(folder, int(step)), as_tuples=True, batch_size=32):
            entities = []
            for e in doc.ents:
                start = len(doc.text[: e.start_char].encode())
                entities.append([start, start + len(e.text.encode()), e.label_])
            f.write(json.dumps({"id": name, "entities": entities}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
