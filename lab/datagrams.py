"""Sends datagrams of ten bytes as the plan on standard input says, lines of "GROUP PORT COUNT".

Usage: datagrams.py INTERFACE [SECONDS]

With SECONDS the plan is sent again and again at this interval, until SIGTERM, and then to its end. Its sockets are
Python's: what Castscope counts is compared with what this program sent.
"""

import signal
import socket
import struct
import sys
import time

TTL = 8
# Then a pause, so that no receive buffer has to hold more.
BURST = 50


def open_sender(family, interface):
    sender = socket.socket(family, socket.SOCK_DGRAM)
    index = socket.if_nametoindex(interface)
    if family == socket.AF_INET:
        anywhere = socket.inet_aton("0.0.0.0")
        choice = struct.pack("@4s4si", anywhere, anywhere, index)
        sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, choice)
        sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, TTL)
    else:
        sender.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
        sender.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, TTL)
    return sender


def main():
    interface = sys.argv[1]
    interval = float(sys.argv[2]) if len(sys.argv) > 2 else None
    plan = [line.split() for line in sys.stdin]
    senders = {
        family: open_sender(family, interface)
        for family in {socket.AF_INET6 if ":" in group else socket.AF_INET for group, _, _ in plan}
    }
    sent = 0
    told = []
    signal.signal(signal.SIGTERM, lambda *_: told.append(True))
    while True:
        for group, port, count in plan:
            sender = senders[socket.AF_INET6 if ":" in group else socket.AF_INET]
            for _ in range(int(count)):
                sender.sendto(b"0123456789", (group, int(port)))
                sent += 1
                if sent % BURST == 0:
                    time.sleep(0.005)
        if interval is None or told:
            break
        time.sleep(interval)
    print(sent)


main()
