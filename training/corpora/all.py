"""All corpora a run learns from, by name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from training.corpora.bioscope import read_bioscope
from training.corpora.conll import read_btc, read_crossner, read_wikigold, read_wnut17
from training.corpora.gum import read_gum
from training.corpora.own import read_own
from training.corpora.polnear import read_polnear
from training.corpora.re3d import read_re3d
from training.corpora.redocred import read_redocred
from training.corpora.uds import read_uds
from training.passages import Passage

Reader = Callable[[Path], Iterator[Passage]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus as the card of a model names it."""

    name: str
    licence: str


CORPORA: Mapping[str, Corpus] = {
    "polnear": Corpus(
        "PolNeAR (Newell et al., 2018), train",
        "no licence file; the reader package says MIT; article text belongs to its publishers",
    ),
    "re3d": Corpus("re3d (Dstl, 2017)", "per folder: OGL, public domain, CC BY AU, EU reuse, CC BY-SA"),
    "btc": Corpus("Broad Twitter Corpus (Derczynski et al., 2016), without its test section", "CC BY 4.0"),
    "wnut17": Corpus("WNUT 17 emerging entities (Derczynski et al., 2017), train", "CC BY 4.0"),
    "wikigold": Corpus("WikiGold (Balasuriya et al., 2009)", "CC BY 4.0"),
    "crossner": Corpus("CrossNER politics (Liu et al., 2021), train and dev", "MIT"),
    "uds_ih2": Corpus("UDS-IH2 (Rudinger et al., 2018), train", "CC BY-SA 4.0"),
    "bioscope": Corpus("BioScope (Vincze et al., 2008)", "CC BY 2.0, as its card says"),
    "gum": Corpus(
        "GUM (Zeldes, 2017), names, without its test documents",
        "annotations CC BY 4.0; texts CC BY or CC BY-SA",
    ),
    "redocred": Corpus("Re-DocRED (Tan et al., 2022), dev, names only", "MIT; texts of Wikipedia, CC BY-SA"),
    "own": Corpus("our own reports, written and marked for this (training/own_texts)", "Apache-2.0"),
}


def readers(folds: frozenset[int]) -> Mapping[str, Reader]:
    """Who reads which corpus; `folds` are the folds of re3d that may be learnt from."""
    return {
        "polnear": lambda corpora: read_polnear(corpora, "train"),
        "re3d": partial(read_re3d, folds=folds),
        "btc": read_btc,
        "wnut17": read_wnut17,
        "wikigold": read_wikigold,
        "crossner": read_crossner,
        "uds_ih2": lambda corpora: read_uds(corpora, "train"),
        "bioscope": read_bioscope,
        "gum": read_gum,
        "redocred": read_redocred,
        "own": read_own,
    }
