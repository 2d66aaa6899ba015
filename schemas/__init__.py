"""The contract: pydantic models of everything vifacts reads and writes, and nothing else."""
