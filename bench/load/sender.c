/*
 * Sends RATE datagrams of SIZE bytes a second for SECONDS, and tells what it really sent.
 *
 *   sender GROUP PORT INTERFACE GROUPS RATE SIZE SECONDS [HEADER OFFSET [BYTES [WARM [TS]]]]
 *
 * One system call hands the kernel up to 64 datagrams (UDP_SEGMENT). It sends what is due by the
 * clock as often as five are, at most every 50 microseconds and at least every millisecond: at
 * 100,000 a second and below five leave at once, at 600,000 thirty. With several GROUPS each call
 * goes to the next one. HEADER, in hexadecimal digits, begins each datagram; at OFFSET of it
 * the datagram's number is written in BYTES bytes, four or two, for receivers that look for it; its last TS packets
 * of 188 bytes get it as their continuity counter.
 *
 * First comes half a second at 20,000 (WARM) a second at most: a receiver that has just started is slow.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

enum { sol_udp = 17, udp_segment = 103, most_segments = 64, most_bytes = 65507 };
enum { least_pause = 50000, most_pause = 1000000 };

static int channel, groups, header_size, number_at, number_bytes = 4, ts_packets;
static struct sockaddr_in to;
static char datagrams[65536], header[1500];
static long size, sent, failed, calls, numbered;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void pause_for(long ns) {
  struct timespec time = {ns / 1000000000, ns % 1000000000};
  clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL);
}

static void send_some(long count) {
  for (long i = 0; header_size && i < count; i++) {
    unsigned number = htonl(numbered + i);
    memcpy(datagrams + i * size + number_at, (char *)&number + 4 - number_bytes, number_bytes);
    for (int packet = 1; packet <= ts_packets; packet++)
      datagrams[(i + 1) * size - packet * 188 + 3] = 0x10 | ((numbered + i) & 15);
  }
  struct sockaddr_in group = to;
  group.sin_addr.s_addr = htonl(ntohl(to.sin_addr.s_addr) + calls++ % groups);
  /* To one group the socket is connected: a route looked up each time would cost more than it. */
  long bytes = groups == 1 ? send(channel, datagrams, count * size, 0)
                           : sendto(channel, datagrams, count * size, 0, (void *)&group, sizeof group);
  numbered += count;
  if (bytes > 0) sent += count;
  else failed += count;
}

static double send_at(double rate, double seconds) {
  long most = most_bytes / size < most_segments ? most_bytes / size : most_segments;
  long before = sent + failed, total = rate * seconds;
  double five = 5e9 / rate;
  long pause = five < least_pause ? least_pause : five > most_pause ? most_pause : five;
  double begin = now();
  for (;;) {
    long due = (now() - begin) * rate;
    if (due > total) due = total;
    for (long left; (left = due - (sent + failed - before)) > 0;) send_some(left < most ? left : most);
    if (due == total) return now() - begin;
    pause_for(pause);
  }
}

int main(int count, char **args) {
  if (count < 8) return 2;
  double rate = atof(args[5]), seconds = atof(args[7]), warm = count > 11 ? atof(args[11]) : 20000;
  int segment = size = atol(args[6]), room = 1 << 20, ttl = 0;
  struct in_addr from;
  groups = atoi(args[4]);
  to.sin_family = AF_INET;
  to.sin_port = htons(atoi(args[2]));
  inet_aton(args[1], &to.sin_addr);
  inet_aton(args[3], &from);
  if (count > 9) {
    number_at = atoi(args[9]);
    if (count > 10) number_bytes = atoi(args[10]);
    if (count > 12) ts_packets = atoi(args[12]);
    for (unsigned byte; sscanf(args[8] + 2 * header_size, "%2x", &byte) == 1;) header[header_size++] = byte;
    for (long at = 0; at + size <= most_bytes; at += size)
      memcpy(datagrams + at, header, header_size < size ? header_size : size);
  }
  /* Wake up when asked, not up to 50 microseconds later. */
  prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
  channel = socket(AF_INET, SOCK_DGRAM, 0);
  if (setsockopt(channel, sol_udp, udp_segment, &segment, sizeof segment)) return perror("UDP_SEGMENT"), 1;
  setsockopt(channel, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
  setsockopt(channel, IPPROTO_IP, IP_MULTICAST_IF, &from, sizeof from);
  setsockopt(channel, IPPROTO_IP, IP_MULTICAST_TTL, &ttl, sizeof ttl);
  if (groups == 1 && connect(channel, (void *)&to, sizeof to)) return perror(args[1]), 1;
  send_at(rate < warm ? rate : warm, 0.5);
  pause_for(200000000);
  printf("{\"warm\":%ld}\n", sent);
  fflush(stdout);
  /* For whoever reads clocks between the two. */
  pause_for(100000000);
  sent = failed = 0;
  double took = send_at(rate, seconds);
  printf("{\"sent\":%ld,\"failed\":%ld,\"seconds\":%f}\n", sent, failed, took);
}
