/*
 * What the kernel can deliver here: takes datagrams with recvmmsg and does nothing but count them.
 *
 *   counting_receiver GROUP PORT INTERFACE BUFFER
 *
 * Prints the count when it is told to end (SIGTERM).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

enum { batch = 64, room = 2048 };

static volatile sig_atomic_t ended;

static void end(int signal) { ended = signal; }

int main(int count, char **args) {
  if (count < 5) return 2;
  int channel = socket(AF_INET, SOCK_DGRAM, 0), yes = 1, buffer = atoi(args[4]);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(args[2]))};
  struct ip_mreq membership;
  struct sigaction on_end = {.sa_handler = end};
  inet_aton(args[1], &at.sin_addr);
  membership.imr_multiaddr = at.sin_addr;
  inet_aton(args[3], &membership.imr_interface);
  setsockopt(channel, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  setsockopt(channel, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  if (bind(channel, (void *)&at, sizeof at)) return perror("bind"), 1;
  if (setsockopt(channel, IPPROTO_IP, IP_ADD_MEMBERSHIP, &membership, sizeof membership))
    return perror("IP_ADD_MEMBERSHIP"), 1;
  sigaction(SIGTERM, &on_end, NULL);

  static char payloads[batch][room];
  static struct iovec places[batch];
  static struct mmsghdr messages[batch];
  for (int i = 0; i < batch; i++) {
    places[i] = (struct iovec){payloads[i], room};
    messages[i].msg_hdr = (struct msghdr){.msg_iov = &places[i], .msg_iovlen = 1};
  }
  unsigned long packets = 0;
  while (!ended) {
    int taken = recvmmsg(channel, messages, batch, MSG_WAITFORONE, NULL);
    if (taken > 0) packets += taken;
  }
  printf("%lu\n", packets);
}
