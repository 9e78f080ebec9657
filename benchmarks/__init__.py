"""Benchmarks of Parley: invented corpora of any size, a comparison with other engines, an attack."""
