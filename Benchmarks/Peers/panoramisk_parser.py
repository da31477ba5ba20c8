"""Reads a stream of manager events through panoramisk's own protocol class, without a socket or callbacks."""

import importlib.metadata
import platform
import sys
import time

from panoramisk.ami_protocol import AMIProtocol

PIECE = 64 << 10


class Counter(AMIProtocol):
    seen = 0

    def handle_message(self, message):
        self.seen += 1


def main():
    with open(sys.argv[1], "rb") as file:
        stream = file.read()
    protocol = Counter()
    protocol.encoding = "utf8"
    protocol.connection_made(None)
    protocol.data_received(b"Asterisk Call Manager/9.0.0\r\n")
    protocol.queue.clear()
    start = time.process_time()
    for place in range(0, len(stream), PIECE):
        protocol.data_received(stream[place:place + PIECE])
    seconds = time.process_time() - start
    print("version", importlib.metadata.version("panoramisk"))
    print("python", "Python", platform.python_version())
    print("messages", protocol.seen)
    print("seconds", seconds)


main()
