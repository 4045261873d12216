"""Measurements that anyone can rerun: `python -m benchmarks.NAME --data DIR`. See README.md."""
