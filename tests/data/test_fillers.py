"""The person's own fillers: what can be one is taken, what cannot is refused in one sentence."""

from pathlib import Path

import pytest

from rehearse.data.fillers import read_fillers
from rehearse.errors import UsageError


def own(folder: Path, text: str) -> Path:
    (folder / "fillers.toml").write_text(text, encoding="utf-8")
    return folder


def test_own_fillers_are_added_and_removed(tmp_path: Path) -> None:
    lexicon = read_fillers(own(tmp_path, 'add = ["To be honest"]\nremove = ["like"]\n'))
    texts = {phrase.text for phrase in lexicon.phrases}
    assert "to be honest" in texts
    assert "like" not in texts


@pytest.mark.parametrize("key", ["add", "remove"])
@pytest.mark.parametrize(
    "text",
    ["", " ", "\\t", "!", "12", "a\\u001bb", "\\u202eab", "a b c d e f g h i", "a" * 81],
)
def test_what_can_be_no_filler_is_refused_by_its_key(tmp_path: Path, key: str, text: str) -> None:
    with pytest.raises(UsageError, match=rf"fillers\.toml cannot be used: {key} holds") as caught:
        read_fillers(own(tmp_path, f'{key} = ["like", "{text}"]\n'))
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(
    "text", ["add = " + "[" * 5000 + "]" * 5000, "add = 'like'", "ad = []", "add = [1]", "add = ["]
)
def test_a_typing_mistake_is_reported(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"fillers\.toml cannot be used"):
        read_fillers(own(tmp_path, text))
