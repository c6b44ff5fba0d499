"""One command for each step, from the templates to the model in the package. See docs/demo-model.md."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / "fixtures" / "audio" / "manifest.toml"
PACKAGED = ROOT / "rehearse" / "data" / "demo"
_folder = click.option(
    "--work", type=click.Path(path_type=Path), default=Path("build/demo_model"), help="Working folder."
)
_wordnet = click.option(
    "--wordnet", type=click.Path(path_type=Path), default=Path("/usr/share/wordnet"), help="Debian's wordnet-base."
)


def _range(text: str) -> range:
    first, _, last = text.partition(":")
    return range(int(first), int(last or int(first) + 1))


@click.group()
def main() -> None:
    """Train the demo model: make-corpus, synthesise, train, evaluate, export, in this order."""


@main.command("make-corpus")
@_folder
@_wordnet
@click.option("--shards", default="0:30", show_default=True, help="Shard numbers, FIRST:LAST; the number is the seed.")
@click.option("--windows", default=1000, show_default=True, help="Windows in a shard (1,000 are about 1.9 h).")
@click.option("--longest-s", default=12.0, show_default=True, help="Longest window in seconds.")
@click.option("--domain-share", default=0.08, show_default=True, help="Share of slots for the interview vocabulary.")
@click.option("--figures-share", default=0.0, show_default=True, help="Share of further sentences with figures.")
@click.option("--tokenizer-sentences", default=80_000, show_default=True)
def make_corpus(  # noqa: PLR0917 - click passes each option as an argument
    work: Path,
    wordnet: Path,
    shards: str,
    windows: int,
    longest_s: float,
    domain_share: float,
    figures_share: float,
    tokenizer_sentences: int,
) -> None:
    """Write what will be spoken, and the tokenizer when there is none."""
    from tools.demo_model import corpus
    from tools.demo_model.exclusions import excluded_runs
    from tools.demo_model.sentences import sentence, sources
    from tools.demo_model.shards import write_plan
    from tools.demo_model.tokens import train_tokenizer
    from tools.demo_model.units import written

    material = sources(wordnet, domain_share, figures_share)
    excluded = excluded_runs(MANIFEST)
    for shard in _range(shards):
        write_plan(work / "shards", shard, corpus.windows(material, shard, windows, excluded, longest_s))
    if not (work / "tokenizer.json").exists():
        r = random.Random(5)
        texts = [written(sentence(material, r)) for _ in range(tokenizer_sentences)]
        train_tokenizer(texts).save(str(work / "tokenizer.json"))
    click.echo(f"{len(_range(shards))} shards of {windows} windows planned in {work}")


@main.command()
@_folder
@click.option("--shards", default="0:30", show_default=True)
def synthesise(work: Path, shards: str) -> None:
    """Speak the planned shards and store their log-mels; shards that are done are left alone."""
    from tools.demo_model.shards import finished, plan_path
    from tools.demo_model.shards import synthesise as speak

    folder = work / "shards"
    planned = {shard for shard in _range(shards) if plan_path(folder, shard).exists()}
    for shard in sorted(planned - set(finished(folder))):
        click.echo(f"shard {shard}: {speak(folder, shard):.2f} h")


@main.command()
@_folder
@click.option(
    "--minutes", default=120.0, show_default=True, help="Length of the whole schedule, resumed runs included."
)
@click.option("--device", default="cpu", show_default=True, type=click.Choice(["cpu", "cuda"]))
@click.option("--threads", default=1, show_default=True, help="More than one only on cores that are otherwise idle.")
@click.option("--seed", default=1, show_default=True)
def train(work: Path, minutes: float, device: str, threads: int, seed: int) -> None:
    """Train; continues from the checkpoint in the working folder."""
    import torch

    from tools.demo_model.losses import Plan
    from tools.demo_model.train import train as run

    torch.set_num_threads(threads)
    run(work / "shards", work / "tokenizer.json", work / "model.pt", Plan(minutes, seed=seed, device=device))


@main.command("train-decoder")
@_folder
@click.option("--minutes", default=30.0, show_default=True, help="Length of the whole schedule, resumed runs included.")
@click.option("--device", default="cpu", show_default=True, type=click.Choice(["cpu", "cuda"]))
@click.option("--threads", default=1, show_default=True)
@click.option("--seed", default=2, show_default=True)
def train_decoder(work: Path, minutes: float, device: str, threads: int, seed: int) -> None:
    """Train the decoder on with the encoder left as it is: three times as many steps a minute."""
    import torch

    from tools.demo_model.losses import Plan
    from tools.demo_model.train import begin_decoder
    from tools.demo_model.train import train as run

    torch.set_num_threads(threads)
    plan = Plan(
        minutes, seed=seed, device=device, frozen_encoder=True, peak_rate=6e-4, warmup_steps=60, guide_weight=0.35
    )
    if not (work / "decoder.pt").exists():
        begin_decoder(work / "model.pt", work / "decoder.pt", plan)
    run(work / "shards", work / "tokenizer.json", work / "decoder.pt", plan)


@main.command()
@_folder
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGED, show_default=True)
def export(work: Path, out: Path) -> None:
    """Write the averaged weights of the last training as a CTranslate2 int8 folder."""
    from tools.demo_model.export import checkpoint_weights
    from tools.demo_model.export import export as write

    newest = work / "decoder.pt" if (work / "decoder.pt").exists() else work / "model.pt"
    weights, heads = checkpoint_weights(newest)
    write(weights, heads, work / "tokenizer.json", out)
    click.echo(f"{(out / 'model.bin').stat().st_size / 1e6:.1f} MB in {out}")


@main.command()
@click.option("--model", type=click.Path(path_type=Path), default=PACKAGED, show_default=True)
@click.option("--beam-size", default=5, show_default=True)
@click.option("--rounds", default=2, show_default=True, help="Times each held-out sentence is spoken.")
@click.option("--show", default=0, show_default=True, help="Transcripts to print for each set.")
@click.option("--limit", default=None, type=int, help="Chunks of each set.")
def evaluate(model: Path, beam_size: int, rounds: int, show: int, limit: int | None) -> None:
    """Print the evaluation table of a model folder."""
    from tools.demo_model import cases as sets
    from tools.demo_model import evaluate as e

    recogniser = e.Recogniser(model, beam_size=beam_size)
    named = {
        "held-out sentences, own voices": sets.held_out_cases(rounds=rounds),
        "held-out sentences, voices never heard": sets.held_out_cases(rounds=1, held_out_voice=True),
    }
    click.echo(e.HEADER)
    for name, cases in named.items():
        click.echo(e.row(e.score(name, list(islice(cases, limit)), recogniser, show)))
    for name, recording, said in sets.fixtures(MANIFEST.parent):
        heard, took_s = e.hear_recording(model, recording)
        if show:
            click.echo(f"  said  {said}\n  heard {heard}\n  in {took_s:.1f} s")
        click.echo(e.row(e.score_recording(f"fixture {name}", said, heard)))
    reached = [e.swallowed(at_s, recogniser.hear(one.audio)) for one, at_s in islice(sets.silence_cases(), limit)]
    click.echo(
        f"Words that reach into a silence of 2 s: at most {max(reached)}; none in {reached.count(0)} of {len(reached)}."
    )


if __name__ == "__main__":
    main()
