"""What sender.c does, for computers without a C compiler: a little slower, the same pace and arguments.

segment_sender.py GROUP PORT INTERFACE GROUPS RATE SIZE SECONDS [HEADER OFFSET [BYTES [WARM]]]
"""

import ctypes
import ipaddress
import json
import socket
import struct
import sys
import time

GROUP, PORT, INTERFACE = sys.argv[1], int(sys.argv[2]), sys.argv[3]
GROUPS, RATE, SIZE, SECONDS = int(sys.argv[4]), int(sys.argv[5]), int(sys.argv[6]), float(sys.argv[7])
HEADER, NUMBER_AT = (bytes.fromhex(sys.argv[8]), int(sys.argv[9])) if len(sys.argv) > 9 else (b"", 0)

NUMBER_BYTES = int(sys.argv[10]) if len(sys.argv) > 10 else 4
WARM = float(sys.argv[11]) if len(sys.argv) > 11 else 20_000

# Of linux/udp.h and linux/prctl.h; no module names them.
SOL_UDP, UDP_SEGMENT, PR_SET_TIMERSLACK = 17, 103, 29
# The kernel takes 64 segments in a call, and a buffer of at most 65,507 bytes.
BATCH = max(1, min(64, 65_507 // SIZE))
# What is due is sent as often as five are, at most every 50 microseconds and at least every millisecond.
LEAST_PAUSE, MOST_PAUSE = 0.000_05, 0.001

# Wake up when asked, not up to 50 microseconds later.
ctypes.CDLL(None).prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0)
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.setsockopt(SOL_UDP, UDP_SEGMENT, SIZE)
sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(INTERFACE))
sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 0)
places = [(str(ipaddress.IPv4Address(GROUP) + index), PORT) for index in range(GROUPS)]
if GROUPS == 1:
    sender.connect(places[0])

datagrams = bytearray((HEADER[:SIZE].ljust(SIZE, b"\0")) * BATCH)
view = memoryview(datagrams)
sent = failed = calls = numbered = 0


def send_some(count):
    global sent, failed, calls, numbered
    if HEADER:
        for index in range(count):
            number = struct.pack(">I", numbered + index)[4 - NUMBER_BYTES :]
            at = index * SIZE + NUMBER_AT
            datagrams[at : at + NUMBER_BYTES] = number
    try:
        if GROUPS == 1:
            sender.send(view[: count * SIZE])
        else:
            sender.sendto(view[: count * SIZE], places[calls % GROUPS])
        sent += count
    except OSError:
        failed += count
    calls += 1
    numbered += count


def send_at(rate, seconds):
    before, total = sent + failed, int(rate * seconds)
    pause = min(MOST_PAUSE, max(LEAST_PAUSE, 5 / rate))
    begin = time.monotonic()
    while True:
        due = min(total, int((time.monotonic() - begin) * rate))
        while (left := due - (sent + failed - before)) > 0:
            send_some(min(BATCH, left))
        if due == total:
            return time.monotonic() - begin
        time.sleep(pause)


send_at(min(RATE, WARM), 0.5)
time.sleep(0.3)
print(json.dumps({"warm": sent}), flush=True)
# For whoever reads clocks between the two.
time.sleep(0.1)
sent = failed = 0
took = send_at(RATE, SECONDS)
print(json.dumps({"sent": sent, "failed": failed, "seconds": took}))
