"""The sum over all paths, against all paths written out."""

import itertools
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -r training/requirements.txt")

from training.chains import Chain  # noqa: E402
from training.targets import IGNORE  # noqa: E402


@pytest.mark.parametrize("words", [1, 2, 3, 5])
def test_the_share_of_the_right_path_is_that_among_all_paths(words: int) -> None:
    torch.manual_seed(words)
    chain = Chain(3)
    torch.nn.init.normal_(chain.begin)
    torch.nn.init.normal_(chain.then)
    given = torch.randn(1, words + 2, 3)
    target = torch.full((1, words + 2), IGNORE)
    target[0, 1 : words + 1] = torch.randint(0, 3, (words,))

    def score(path: tuple[int, ...]) -> Any:  # noqa: ANN401 - torch has no types here
        told = sum(given[0, 1 + at, tag] for at, tag in enumerate(path))
        return (
            chain.begin[path[0]] + told + sum(chain.then[one, two] for one, two in itertools.pairwise(path))
        )

    every = torch.stack([score(path) for path in itertools.product(range(3), repeat=words)])
    right = score(tuple(target[0, 1 : words + 1].tolist()))
    wanted = (torch.logsumexp(every, 0) - right) / words
    assert torch.allclose(chain(given, target), wanted, atol=1e-5)


def test_words_without_a_target_take_no_part() -> None:
    chain = Chain(3)
    given = torch.randn(1, 4, 3)
    target = torch.tensor([[IGNORE, 1, IGNORE, 2]])
    shorter = chain(given[:, [1, 3]], target[:, [1, 3]])
    assert torch.allclose(chain(given, target), shorter)
