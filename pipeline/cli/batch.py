"""`vifacts batch`: an archive → records, unattended."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .reading import (
    Encoding,
    Format,
    InputFormat,
    NoText,
    Published,
    Words,
    given_date,
    given_encoding,
)

if TYPE_CHECKING:
    from ..batch.manifest import Manifest
    from ..batch.run import Wanted

_MINUTE = 60.0


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="ARCHIVE", help="Folders, patterns, files and archives of them."),
    ],
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="DIR", help="Folder of the run, or address.")
    ],
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Worker processes; as many as cores.")
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Only files that match.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="No files that match.")
    ] = None,
    dedupe: Annotated[bool, typer.Option("--dedupe", help="Leave out identical bytes.")] = False,
    near: Annotated[
        bool, typer.Option("--near", help="Give nearly the same texts a duplicate_group.")
    ] = False,
    published: Published = None,
    no_text: NoText = False,
    words: Words = False,
    input_format: InputFormat = Format.AUTO,
    encoding: Encoding = None,
    shard: Annotated[
        int, typer.Option("--shard", min=1, max=100_000, metavar="N", help="Articles of a shard.")
    ] = 200,
    time_limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="For one article; then it is refused.")
    ] = _MINUTE,
    memory_limit: Annotated[
        str | None,
        typer.Option(metavar="SIZE", help="Of a worker process, e.g. 2GB; over it, it is ended."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Dask: tcp://scheduler:8786, its file, or local:N."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Inputs or options have changed: do what is not done.")
    ] = False,
    json_log: Annotated[
        bool, typer.Option("--json-log", help="One JSON object a line on standard error.")
    ] = False,
) -> None:
    """Read an archive, however large, and write its records; can be killed at any moment.

    Reads folders, JSON Lines, gzip, zstd, ZIP, tar and WARC, also one in the other, without
    unpacking them. DIR then holds facts.jsonl, facts.rejects.jsonl, inputs.jsonl and manifest.json.
    The same command again does what is missing. An article that ends its worker, or takes too long,
    is found and rejected; the others go on.

    \b
    vifacts batch luu/ --out run
    vifacts batch "luu/*.warc.gz" --out run --workers 8 --near
    vifacts batch tin.zip --out run --exclude "*.css" --dedupe
    vifacts batch s3://kho/luu/ --out s3://kho/run --cluster tcp://scheduler:8786
    vifacts verify run
    """
    if "-" in inputs:
        raise UsageError(
            "no_stdin", "an archive is read more than once, standard input can't be",
            hint="Name a file, or use `vifacts extract -`.",
        )  # fmt: skip
    from ..batch.names import Inputs
    from ..batch.run import Wanted, run_batch
    from ..batch.scan import Cutting
    from ..batch.settings import Settings
    from ..batch.stores.named import store_of
    from .batch_log import watching
    from .batch_runner import limits_of, runner_for

    wanted = Wanted(
        Inputs(tuple(inputs), tuple(include or ()), tuple(exclude or ())), store_of(out),
        Settings(
            input_format.value, given_date(published),
            {"keep_text": not no_text, "words": words}, given_encoding(encoding), near,
        ),
        Cutting(shard), dedupe, again,
    )  # fmt: skip
    limits = limits_of(time_limit, memory_limit)
    with (
        watching(as_json=json_log) as watcher,
        runner_for(workers, cluster, limits, heard=watcher.heard) as runner,
    ):
        manifest = run_batch(wanted, runner, watcher)
        watcher.done(manifest)
    if not json_log:
        print(_summary(manifest, wanted, out), file=sys.stderr)
    raise typer.Exit(exit_code(manifest))


def exit_code(manifest: "Manifest") -> int:
    """0 all done, 1 nothing done, 3 done with rejects."""
    if not manifest.totals.records:
        return 1
    return 3 if manifest.totals.rejects else 0


def _summary(manifest: "Manifest", wanted: "Wanted", out: str) -> str:
    totals = manifest.totals
    codes = ", ".join(f"{code} {number}" for code, number in totals.rejects_by_code.items())
    parts = [
        f"{totals.inputs} articles: {totals.records} records",
        f"{totals.rejects} rejects" + (f" ({codes})" if codes else ""),
    ]
    if wanted.dedupe:
        parts.append(f"{totals.duplicates_left_out} duplicates left out")
    if wanted.settings.near:
        parts.append(f"{totals.duplicate_groups} groups of near duplicates")
    return f"{', '.join(parts)} → {out}"
