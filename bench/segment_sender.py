"""Sends RATE datagrams of SIZE bytes a second for SECONDS, and tells what it really sent.

One system call hands the kernel up to 64 datagrams (UDP_SEGMENT), so that the sender needs little
of the processor that the receiver is measured on.
"""

import json
import socket
import sys
import time

GROUP, PORT, INTERFACE = sys.argv[1], int(sys.argv[2]), sys.argv[3]
RATE, SIZE, SECONDS = (int(text) for text in sys.argv[4:7])

# Of linux/udp.h; the socket module names neither.
SOL_UDP, UDP_SEGMENT = 17, 103
# The kernel takes 64 segments in a call, and a buffer of at most 65,507 bytes.
BATCH = max(1, min(64, 65_507 // SIZE))

sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.setsockopt(SOL_UDP, UDP_SEGMENT, SIZE)
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(INTERFACE))
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 0)
sender.connect((GROUP, PORT))

payload = (b"castscope " * (SIZE * BATCH // 10 + 1))[: SIZE * BATCH]
total = RATE * SECONDS
sent = failed = 0
begin = time.monotonic()
while sent + failed < total:
    due = min(total, int((time.monotonic() - begin) * RATE))
    while sent + failed < due:
        count = min(BATCH, due - sent - failed)
        try:
            sender.send(payload[: count * SIZE])
            sent += count
        except OSError:
            failed += count
    time.sleep(0.001)

print(json.dumps({"sent": sent, "failed": failed, "seconds": time.monotonic() - begin}))
