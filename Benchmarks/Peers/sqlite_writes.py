"""Commits one small row at a time, as durable as svod's store does: WAL, synchronous=FULL."""

import sqlite3
import sys
import time


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE bench_write (at INTEGER NOT NULL, body TEXT NOT NULL)")
    body = "x" * 200
    times = []
    start = time.perf_counter()
    for index in range(count):
        began = time.perf_counter()
        database.execute("INSERT INTO bench_write (at, body) VALUES (?, ?)", (index, body))
        times.append(time.perf_counter() - began)
    whole = time.perf_counter() - start
    times.sort()
    print("version", sqlite3.sqlite_version)
    print("per_second", count / whole)
    print("p99_ms", times[min(int(count * 0.99), count - 1)] * 1000)


main()
