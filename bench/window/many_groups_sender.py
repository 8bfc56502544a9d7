"""Sends RATE datagrams of SIZE bytes a second to many groups in turn, until it is told to end.

Each place is ADDRESS:PORT, one a line on standard input; standard input's end ends the sender, which
then tells what it really sent. One system call hands the kernel several datagrams for one group
(UDP_SEGMENT), so that the sender leaves the processors to what is measured.
"""

import json
import select
import socket
import sys
import time

INTERFACE, RATE, SIZE = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

# Of linux/udp.h; the socket module names neither.
SOL_UDP, UDP_SEGMENT = 17, 103
# Few enough that no group waits long for its turn.
BATCH = 10

places = []
for line in iter(sys.stdin.readline, "\n"):
    address, port = line.strip().rsplit(":", 1)
    places.append((address, int(port)))

sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.setsockopt(SOL_UDP, UDP_SEGMENT, SIZE)
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(INTERFACE))
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 0)

payload = (b"castscope " * (SIZE * BATCH // 10 + 1))[: SIZE * BATCH]
sent = failed = turn = 0
begin = time.monotonic()
while not select.select([sys.stdin], [], [], 0)[0]:
    due = int((time.monotonic() - begin) * RATE)
    while sent + failed < due:
        count = min(BATCH, due - sent - failed)
        try:
            sender.sendto(payload[: count * SIZE], places[turn % len(places)])
            sent += count
        except OSError:
            failed += count
        turn += 1
    time.sleep(0.001)

print(json.dumps({"sent": sent, "failed": failed, "seconds": time.monotonic() - begin}))
