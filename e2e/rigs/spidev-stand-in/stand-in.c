// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Runs a program on a machine whose kernel seems to have spidev: `stand-in SOCKET BUFSIZ NODES COMMAND...`.
 *
 * The program runs under seccomp user notification: opening one of NODES (comma separated; `/dev/spidev0.1:13` fails
 * with error 13), spidev's ioctls, read and write on it, and spidev's bufsiz are answered here, everything else by
 * the kernel. No root, no device node, no change to the program, which may fetch ioctl from the C library at run time
 * as FFI libraries do. The rules are those a real kernel showed (edges.txt; 6.1 on arm64, spi-imx, GPIO chip selects);
 * the chip is whoever listens on SOCKET. While a file SOCKET.hang exists, calls on the nodes do not come back.
 *
 * To the chip, all little endian: u32 node index, u32 number of transfers, then for each u32 length, u32 speed, u8
 * cs_change, u8 sends, u8 receives, u8 0, then the bytes sent, one transfer behind the other. From the chip: the
 * bytes received, likewise.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <linux/spi/spidev.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* Descriptors of our nodes get numbers no program reaches by itself, so that a number tells the node. */
#define FIRST_FD 800
#define FDS_PER_NODE 24
#define MOST_NODES 8
#define LAST_FD (FIRST_FD + FDS_PER_NODE * MOST_NODES - 1)
#define MOST_TRANSFERS 512
#define MOST_BUFSIZ 65536
#define ALIGN_BYTES 128 /* ARCH_DMA_MINALIGN of arm64 */
#define BUFSIZ_PATH "/sys/module/spidev/parameters/bufsiz"

struct node {
  char path[64];
  int open_error;
  uint32_t mode, speed;
  uint8_t bits;
  unsigned opened;
};

static struct node nodes[MOST_NODES];
static unsigned node_count;
static uint32_t bufsiz;
static int chip;
static char hang_path[128];
static uint8_t frame[16 + 16 * MOST_TRANSFERS + MOST_BUFSIZ];
static uint8_t received[MOST_BUFSIZ];

static void die(const char *what) {
  perror(what);
  _exit(125);
}

/* ---- memory of the program ---- */

static int get(pid_t pid, void *into, uint64_t from, size_t bytes) {
  struct iovec here = {into, bytes}, there = {(void *)(uintptr_t)from, bytes};
  if (bytes == 0) return 0;
  return process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)bytes ? 0 : -EFAULT;
}

static int put(pid_t pid, uint64_t into, const void *from, size_t bytes) {
  struct iovec here = {(void *)from, bytes}, there = {(void *)(uintptr_t)into, bytes};
  if (bytes == 0) return 0;
  return process_vm_writev(pid, &here, 1, &there, 1, 0) == (ssize_t)bytes ? 0 : -EFAULT;
}

/* ---- the chip ---- */

static void send_all(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(chip, bytes, count, MSG_NOSIGNAL);
    if (sent <= 0) die("the chip is gone");
    bytes += sent;
    count -= (size_t)sent;
  }
}

static void receive_all(uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t got = recv(chip, bytes, count, 0);
    if (got <= 0) die("the chip is gone");
    bytes += got;
    count -= (size_t)got;
  }
}

static size_t put32(size_t at, uint32_t value) {
  memcpy(frame + at, &value, 4);
  return at + 4;
}

/* ---- spidev ---- */

static uint32_t aligned(uint32_t bytes) { return (bytes + ALIGN_BYTES - 1) / ALIGN_BYTES * ALIGN_BYTES; }

static long message(struct node *node, pid_t pid, uint64_t argument, unsigned size) {
  static struct spi_ioc_transfer all[MOST_TRANSFERS];
  unsigned count = size / sizeof all[0];
  if (size % sizeof all[0] != 0) return -EINVAL;
  if (count == 0) return 0;
  if (get(pid, all, argument, size)) return -EFAULT;
  uint32_t total = 0, tx = 0, rx = 0;
  for (unsigned i = 0; i < count; i++) {
    struct spi_ioc_transfer *each = &all[i];
    total += each->len;
    if (total > INT32_MAX || each->len > INT32_MAX) return -EMSGSIZE;
    if (each->rx_buf) rx += aligned(each->len);
    if (each->tx_buf) tx += aligned(each->len);
    if (rx > bufsiz || tx > bufsiz) return -EMSGSIZE;
  }
  size_t at = put32(0, (uint32_t)(node - nodes));
  at = put32(at, count);
  for (unsigned i = 0; i < count; i++) {
    struct spi_ioc_transfer *each = &all[i];
    unsigned bits = each->bits_per_word ? each->bits_per_word : node->bits;
    unsigned word = bits > 16 ? 4 : bits > 8 ? 2 : 1;
    if (bits > 32 || each->len % word != 0) return -EINVAL;
    if (each->tx_nbits > 1 || each->rx_nbits > 1) return -EINVAL;
    at = put32(at, each->len);
    at = put32(at, each->speed_hz ? each->speed_hz : node->speed);
    frame[at++] = each->cs_change;
    frame[at++] = each->tx_buf != 0;
    frame[at++] = each->rx_buf != 0;
    frame[at++] = 0;
  }
  size_t wanted = 0;
  for (unsigned i = 0; i < count; i++) {
    if (all[i].rx_buf) wanted += all[i].len;
    if (!all[i].tx_buf) continue;
    if (get(pid, frame + at, all[i].tx_buf, all[i].len)) return -EFAULT;
    at += all[i].len;
  }
  send_all(frame, at);
  receive_all(received, wanted);
  for (unsigned i = 0, from = 0; i < count; i++) {
    if (!all[i].rx_buf) continue;
    if (put(pid, all[i].rx_buf, received + from, all[i].len)) return -EFAULT;
    from += all[i].len;
  }
  return total;
}

static long set_mode(struct node *node, uint32_t mode) {
  /* This controller has no three-wire mode; bits that no mode has are refused, those it lacks are dropped. */
  if (mode & ~0x3ffffu || mode & SPI_3WIRE) return -EINVAL;
  /* With GPIO chip selects the kernel keeps SPI_CS_HIGH to itself. */
  node->mode = mode & (SPI_MODE_3 | SPI_LOOP | SPI_NO_CS | SPI_READY);
  return 0;
}

static long spidev_ioctl(struct node *node, pid_t pid, uint64_t request, uint64_t argument) {
  uint8_t byte;
  uint32_t word;
  if (_IOC_TYPE(request) != SPI_IOC_MAGIC) return -ENOTTY;
  switch (request) {
    case SPI_IOC_RD_MODE:
      byte = (uint8_t)node->mode;
      return put(pid, argument, &byte, 1);
    case SPI_IOC_RD_MODE32:
      return put(pid, argument, &node->mode, 4);
    case SPI_IOC_RD_LSB_FIRST:
      byte = 0;
      return put(pid, argument, &byte, 1);
    case SPI_IOC_RD_BITS_PER_WORD:
      return put(pid, argument, &node->bits, 1);
    case SPI_IOC_RD_MAX_SPEED_HZ:
      return put(pid, argument, &node->speed, 4);
    case SPI_IOC_WR_MODE:
      return get(pid, &byte, argument, 1) ? -EFAULT : set_mode(node, byte);
    case SPI_IOC_WR_MODE32:
      return get(pid, &word, argument, 4) ? -EFAULT : set_mode(node, word);
    case SPI_IOC_WR_LSB_FIRST:
      if (get(pid, &byte, argument, 1)) return -EFAULT;
      return byte ? -EINVAL : 0;
    case SPI_IOC_WR_BITS_PER_WORD:
      if (get(pid, &byte, argument, 1)) return -EFAULT;
      if (byte > 32) return -EINVAL;
      node->bits = byte ? byte : 8;
      return 0;
    case SPI_IOC_WR_MAX_SPEED_HZ:
      if (get(pid, &word, argument, 4)) return -EFAULT;
      if (word == 0) return -EINVAL;
      node->speed = word;
      return 0;
    default:
      if (_IOC_NR(request) != 0 || _IOC_DIR(request) != _IOC_WRITE) return -ENOTTY;
      return message(node, pid, argument, _IOC_SIZE(request));
  }
}

/* read(2) and write(2): one window, one direction. */
static long plain(struct node *node, pid_t pid, int reads, uint64_t buffer, uint64_t bytes) {
  if (bytes > bufsiz) return -EMSGSIZE;
  size_t at = put32(0, (uint32_t)(node - nodes));
  at = put32(at, 1);
  at = put32(at, (uint32_t)bytes);
  at = put32(at, node->speed);
  frame[at++] = 0;
  frame[at++] = !reads;
  frame[at++] = (uint8_t)reads;
  frame[at++] = 0;
  if (!reads) {
    if (get(pid, frame + at, buffer, bytes)) return -EFAULT;
    at += bytes;
  }
  send_all(frame, at);
  if (reads) {
    receive_all(received, bytes);
    if (put(pid, buffer, received, bytes)) return -EFAULT;
  }
  return (long)bytes;
}

/* ---- notifications ---- */

static void install_filter(int channel) {
  /* Ours are openat, and ioctl, read and write on the descriptors we gave out. */
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_openat, 7, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_ioctl, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_read, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_write, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_FD, 0, 1),
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, LAST_FD, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
  };
  struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) die("no_new_privs");
  int listener = (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
  if (listener < 0) die("seccomp");
  char byte = 0, control[CMSG_SPACE(sizeof(int))] = {0};
  struct iovec one = {&byte, 1};
  struct msghdr note = {.msg_iov = &one, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  struct cmsghdr *header = CMSG_FIRSTHDR(&note);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(header), &listener, sizeof listener);
  if (sendmsg(channel, &note, 0) < 0) die("sendmsg");
  close(listener);
}

static int listener_from(int channel) {
  char byte, control[CMSG_SPACE(sizeof(int))];
  struct iovec one = {&byte, 1};
  struct msghdr note = {.msg_iov = &one, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  if (recvmsg(channel, &note, 0) <= 0) _exit(125);
  int listener;
  memcpy(&listener, CMSG_DATA(CMSG_FIRSTHDR(&note)), sizeof listener);
  return listener;
}

/* A path may end just before a page that is not there. */
static void path_of(pid_t pid, uint64_t address, char *path, size_t size) {
  memset(path, 0, size);
  size_t in_page = 4096 - address % 4096;
  if (get(pid, path, address, size - 1) && in_page < size) get(pid, path, address, in_page);
  path[size - 1] = 0;
}

/* True when the call was answered here with a descriptor. */
static int answer_open(int listener, struct seccomp_notif *call, struct seccomp_notif_resp *reply) {
  char path[64];
  path_of((pid_t)call->pid, call->data.args[1], path, sizeof path);
  struct seccomp_notif_addfd add = {.id = call->id, .flags = SECCOMP_ADDFD_FLAG_SEND};
  add.newfd_flags = (uint32_t)call->data.args[2] & O_CLOEXEC;
  int made = -1;
  if (!strcmp(path, BUFSIZ_PATH)) {
    made = memfd_create("bufsiz", 0);
    dprintf(made, "%u\n", bufsiz);
    lseek(made, 0, SEEK_SET);
  }
  for (unsigned i = 0; i < node_count && made < 0; i++) {
    if (strcmp(path, nodes[i].path)) continue;
    if (nodes[i].open_error) {
      reply->error = -nodes[i].open_error;
      return 0;
    }
    made = memfd_create("spidev", 0);
    add.flags |= SECCOMP_ADDFD_FLAG_SETFD;
    add.newfd = FIRST_FD + FDS_PER_NODE * i + nodes[i].opened++ % FDS_PER_NODE;
  }
  if (made < 0) {
    reply->flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    return 0;
  }
  add.srcfd = (uint32_t)made;
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &add) < 0) perror("addfd");
  close(made);
  return 1;
}

static long answer_call(const struct seccomp_notif *call) {
  unsigned index = ((unsigned)call->data.args[0] - FIRST_FD) / FDS_PER_NODE;
  pid_t pid = (pid_t)call->pid;
  const __u64 *args = call->data.args;
  if (call->data.nr == __NR_ioctl) return spidev_ioctl(&nodes[index], pid, args[1], args[2]);
  return plain(&nodes[index], pid, call->data.nr == __NR_read, args[1], args[2]);
}

static void send_answer(int listener, struct seccomp_notif_resp *reply, long result) {
  if (result < 0) reply->error = (int)result;
  else reply->val = result;
  ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, reply);
}

/*
 * A process of its own keeps the call and answers it when the file is gone: everything else the program asks is
 * answered meanwhile. One call at a time, as one node has it; what such a call sets on a node is forgotten.
 */
static void hang(int listener, const struct seccomp_notif *call, struct seccomp_notif_resp *reply) {
  pid_t keeper = fork();
  if (keeper != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  while (!access(hang_path, F_OK)) usleep(5000);
  send_answer(listener, reply, answer_call(call));
  _exit(0);
}

static void serve(int listener) {
  signal(SIGCHLD, SIG_IGN);
  for (;;) {
    struct seccomp_notif call = {0};
    struct seccomp_notif_resp reply = {0};
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call)) {
      if (errno == EINTR || errno == ENOENT) continue;
      _exit(0);
    }
    reply.id = call.id;
    if (call.data.nr == __NR_openat) {
      if (answer_open(listener, &call, &reply)) continue;
      ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &reply);
    } else if (!access(hang_path, F_OK)) {
      hang(listener, &call, &reply);
    } else {
      send_answer(listener, &reply, answer_call(&call));
    }
  }
}

int main(int count, char **words) {
  if (count < 5) {
    fprintf(stderr, "stand-in SOCKET BUFSIZ NODES COMMAND...\n");
    return 2;
  }
  snprintf(hang_path, sizeof hang_path, "%s.hang", words[1]);
  bufsiz = (uint32_t)atoi(words[2]);
  if (bufsiz > MOST_BUFSIZ) bufsiz = MOST_BUFSIZ;
  for (char *name = strtok(words[3], ","); name && node_count < MOST_NODES; name = strtok(NULL, ",")) {
    struct node *node = &nodes[node_count++];
    char *colon = strchr(name, ':');
    if (colon) {
      node->open_error = atoi(colon + 1);
      *colon = 0;
    }
    snprintf(node->path, sizeof node->path, "%s", name);
    node->bits = 8;
    node->speed = 50000000;
  }
  struct sockaddr_un place = {.sun_family = AF_UNIX};
  snprintf(place.sun_path, sizeof place.sun_path, "%s", words[1]);
  chip = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (chip < 0 || connect(chip, (struct sockaddr *)&place, sizeof place)) die("the chip's socket");
  int channel[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel)) die("socketpair");
  pid_t program = fork();
  if (program == 0) {
    close(chip);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    install_filter(channel[1]);
    execvp(words[4], words + 4);
    perror(words[4]);
    _exit(127);
  }
  close(channel[1]);
  int listener = listener_from(channel[0]);
  pid_t server = fork();
  if (server == 0) serve(listener);
  close(listener);
  close(chip);
  /* Whoever stops us means the program. */
  signal(SIGINT, SIG_IGN);
  int status;
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGCHLD);
  sigprocmask(SIG_BLOCK, &stops, NULL);
  for (;;) {
    pid_t ended = waitpid(program, &status, WNOHANG);
    if (ended == program) break;
    int number;
    sigwait(&stops, &number);
    if (number == SIGTERM) kill(program, SIGTERM);
  }
  kill(server, SIGKILL);
  waitpid(server, NULL, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
