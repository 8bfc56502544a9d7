/*
 * Tells how evenly datagrams arrive: joins a group, keeps the kernel's time of arrival of each, and
 * on SIGTERM prints their number, the time between first and last, the gaps between them, and how
 * many came close together.
 *
 * Usage: arrivals GROUP PORT INTERFACE_ADDRESS BURST_GAP_US
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 128, MOST = 2 * 1000 * 1000, BUFFER = 32 * 1024 * 1024 };

static double times[MOST];
static double gaps[MOST];
static volatile sig_atomic_t ended;

static void end(int signal) {
  (void)signal;
  ended = 1;
}

static int compare(const void *one, const void *other) {
  double a = *(const double *)one, b = *(const double *)other;
  return a < b ? -1 : a > b;
}

static void report(size_t count, double burst_gap) {
  if (count < 2) {
    printf("{\"count\":%zu}\n", count);
    return;
  }
  size_t run = 1, shortest = count, longest = 0, bursts = 0;
  for (size_t i = 1; i <= count; i++) {
    if (i < count) gaps[i - 1] = times[i] - times[i - 1];
    if (i < count && gaps[i - 1] < burst_gap) {
      run++;
      continue;
    }
    if (run < shortest) shortest = run;
    if (run > longest) longest = run;
    bursts++;
    run = 1;
  }
  size_t n = count - 1;
  double span = times[count - 1] - times[0];
  qsort(gaps, n, sizeof gaps[0], compare);
  printf("{\"count\":%zu,\"seconds\":%.6f,\"p1\":%.2f,\"p50\":%.2f,\"p99\":%.2f,\"most\":%.2f,"
         "\"bursts\":%zu,\"shortest\":%zu,\"longest\":%zu}\n",
         count, span / 1e6, gaps[n / 100], gaps[n / 2], gaps[(size_t)((double)n * 0.99)], gaps[n - 1], bursts,
         shortest, longest);
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  int on = 1, buffer = BUFFER, fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in group = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[2]))};
  struct ip_mreq membership;
  inet_pton(AF_INET, argv[1], &group.sin_addr);
  membership.imr_multiaddr = group.sin_addr;
  inet_pton(AF_INET, argv[3], &membership.imr_interface);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) != 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  if (setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) != 0 ||
      bind(fd, (struct sockaddr *)&group, sizeof group) != 0 ||
      setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &membership, sizeof membership) != 0) {
    perror("arrivals");
    return 1;
  }
  struct sigaction on_end = {.sa_handler = end};
  sigaction(SIGTERM, &on_end, NULL);
  memset(times, 1, sizeof times);
  puts("joined");
  fflush(stdout);

  static char control[BATCH][64], payload[BATCH][2048];
  static struct iovec parts[BATCH];
  static struct mmsghdr messages[BATCH];
  size_t count = 0;
  while (!ended) {
    for (int i = 0; i < BATCH; i++) {
      parts[i] = (struct iovec){payload[i], sizeof payload[i]};
      messages[i].msg_hdr = (struct msghdr){
          .msg_iov = &parts[i], .msg_iovlen = 1, .msg_control = control[i], .msg_controllen = sizeof control[i]};
    }
    int taken = recvmmsg(fd, messages, BATCH, MSG_WAITFORONE, NULL);
    if (taken < 0 && errno != EINTR) return 1;
    for (int i = 0; i < taken && count < MOST; i++) {
      struct cmsghdr *header = CMSG_FIRSTHDR(&messages[i].msg_hdr);
      struct timespec at;
      if (header == NULL) continue;
      memcpy(&at, CMSG_DATA(header), sizeof at);
      times[count++] = (double)at.tv_sec * 1e6 + (double)at.tv_nsec / 1e3;
    }
  }
  report(count, atof(argv[4]));
  return 0;
}
