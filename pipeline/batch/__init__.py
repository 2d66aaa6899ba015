"""An archive read unattended: shards, workers that may die, resume, merged output, its proof.

`run.run_batch` is the whole; `shard.read_shard` is the pure function behind it, which a runner has
done by its workers (`runners/`); a store keeps what they made (`stores/`).
"""
