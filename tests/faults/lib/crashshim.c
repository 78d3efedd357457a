/*
 * A library to preload (LD_PRELOAD) that counts the calls which change something below the folder FS_ROOT and does
 * something to call number FS_AT:
 *
 *   kill       dies before the call             killafter  dies after it
 *   torn       a write of half, then dies       short      a write of half, which says so (POSIX allows it)
 *   ENOSPC     the call fails, no room          EIO        the call fails, the device does not answer
 *   LIE        says that all went well and has done nothing; a flush loses half of the file. No disk that a
 *              store can outlive: it is there to show that the suite sees what is lost.
 *
 * FS_LOG is a file that gets a line for each counted call, FS_FIRED one that is made when the fault came to pass.
 * What .NET's own library, the store's imports and SQLite call was read from `nm -D`; each is here.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum mode { NONE, KILL, KILL_AFTER, TORN, SHORT, FAIL, LIE };

static atomic_int calls;
static int at = -1;
static enum mode mode;
static int failure;
static char root[PATH_MAX];
static size_t root_length;
static int log_file = -1;
static const char *fired;

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void)
{
    static const struct { const char *name; enum mode mode; int failure; } known[] = {
        { "kill", KILL, 0 }, { "killafter", KILL_AFTER, 0 }, { "torn", TORN, 0 }, { "short", SHORT, 0 },
        { "LIE", LIE, 0 }, { "ENOSPC", FAIL, ENOSPC }, { "EIO", FAIL, EIO },
    };
    const char *folder = getenv("FS_ROOT"), *number = getenv("FS_AT"), *what = getenv("FS_DO"), *log = getenv("FS_LOG");
    if (!folder) return;
    for (size_t i = 0; what && i < sizeof known / sizeof *known; i++)
        if (!strcmp(what, known[i].name)) mode = known[i].mode, failure = known[i].failure;
    at = number ? atoi(number) : -1;
    fired = getenv("FS_FIRED");
    if (log) log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    unsetenv("LD_PRELOAD");
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static int below(const char *path)
{
    return root_length && path && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

/* Names are absolute in everything that the store and SQLite call; the folder number of an *at call plays no part. */
static int open_below(int file, char *path)
{
    char link[40];
    if (!root_length || file < 3) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path);
}

/* Counts a call and says what becomes of it; who is to die before it does so here. */
static enum mode fate(const char *call, const char *path)
{
    int number = atomic_fetch_add(&calls, 1) + 1;
    if (log_file >= 0) dprintf(log_file, "%d %s %s\n", number, call, path + root_length);
    if (number != at) return NONE;
    int is_write = strstr(call, "write") != 0;
    if ((mode == TORN || mode == SHORT) && !is_write) return NONE;
    if (fired) {
        int saved = errno, made = open(fired, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (made >= 0) close(made);
        errno = saved;
    }
    if (mode == KILL) die();
    if (mode == FAIL) errno = failure;
    return mode;
}

static void after(enum mode done)
{
    if (done == KILL_AFTER) die();
}

/* One call that is done, or not, as a whole. */
#define CALL(is_below, label, path, type, call, lie) do { \
        if (!(is_below)) return call; \
        enum mode done = fate(label, path); \
        if (done == FAIL) return -1; \
        if (done == LIE) return lie; \
        type result = call; \
        after(done); \
        return result; \
    } while (0)

/* One write, which may also be done by half. */
#define WRITE(label, whole, half) do { \
        char path[PATH_MAX]; \
        if (!open_below(file, path)) return whole; \
        enum mode done = fate(label, path); \
        if (done == FAIL) return -1; \
        if (done == LIE) return (ssize_t)count; \
        if (done == TORN) { if (half < 0) _exit(99); die(); } \
        if (done == SHORT && count > 1) return half; \
        ssize_t result = whole; \
        after(done); \
        return result; \
    } while (0)

ssize_t write(int file, const void *bytes, size_t count)
{
    REAL(write);
    WRITE("write", real(file, bytes, count), real(file, bytes, count / 2));
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset)
{
    REAL(pwrite64);
    WRITE("pwrite", real(file, bytes, count, offset), real(file, bytes, count / 2, offset));
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset)
{
    return pwrite64(file, bytes, count, offset);
}

static size_t sum(const struct iovec *parts, int number)
{
    size_t bytes = 0;
    for (int i = 0; i < number; i++) bytes += parts[i].iov_len;
    return bytes;
}

/* By half: the first part only. */
ssize_t pwritev64(int file, const struct iovec *parts, int number, off64_t offset)
{
    REAL(pwritev64);
    size_t count = sum(parts, number);
    WRITE("pwritev", real(file, parts, number, offset), real(file, parts, 1, offset));
}

ssize_t writev(int file, const struct iovec *parts, int number)
{
    REAL(writev);
    size_t count = sum(parts, number);
    WRITE("writev", real(file, parts, number), real(file, parts, 1));
}

ssize_t sendfile64(int file, int from, off64_t *offset, size_t count)
{
    REAL(sendfile64);
    WRITE("sendfile-write", real(file, from, offset, count), real(file, from, offset, count / 2));
}

static int lose_half(int file)
{
    struct stat status;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        int unused = (int)syscall(SYS_ftruncate, file, status.st_size / 2);
        (void)unused;
    }
    return 0;
}

#define FLUSH(name) \
    int name(int file) \
    { \
        REAL(name); \
        char path[PATH_MAX]; \
        CALL(open_below(file, path), #name, path, int, real(file), lose_half(file)); \
    }
FLUSH(fsync)
FLUSH(fdatasync)

int ftruncate64(int file, off64_t length)
{
    REAL(ftruncate64);
    char path[PATH_MAX];
    CALL(open_below(file, path), "ftruncate", path, int, real(file, length), 0);
}

int ftruncate(int file, off_t length)
{
    return ftruncate64(file, length);
}

int fallocate64(int file, int how, off64_t offset, off64_t length)
{
    REAL(fallocate64);
    char path[PATH_MAX];
    CALL(open_below(file, path), "fallocate", path, int, real(file, how, offset, length), 0);
}

int fchmod(int file, mode_t bits)
{
    REAL(fchmod);
    char path[PATH_MAX];
    CALL(open_below(file, path), "fchmod", path, int, real(file, bits), 0);
}

#define BY_NAME(name, declared, given, path) \
    int name declared \
    { \
        REAL(name); \
        CALL(below(path), #name, path, int, real given, 0); \
    }
BY_NAME(unlink, (const char *path), (path), path)
BY_NAME(unlinkat, (int folder, const char *path, int flags), (folder, path, flags), path)
BY_NAME(rmdir, (const char *path), (path), path)
BY_NAME(mkdir, (const char *path, mode_t bits), (path, bits), path)
BY_NAME(mkdirat, (int folder, const char *path, mode_t bits), (folder, path, bits), path)
BY_NAME(chmod, (const char *path, mode_t bits), (path, bits), path)
BY_NAME(rename, (const char *path, const char *other), (path, other), path)
BY_NAME(renameat2, (int folder, const char *path, int to, const char *other, unsigned flags), (folder, path, to, other, flags), path)
BY_NAME(link, (const char *path, const char *other), (path, other), other)
BY_NAME(linkat, (int folder, const char *path, int to, const char *other, int flags), (folder, path, to, other, flags), other)
BY_NAME(symlink, (const char *target, const char *path), (target, path), path)
BY_NAME(truncate64, (const char *path, off64_t length), (path, length), path)

/* Opening changes something when it may make a file. A lie leaves the caller with a file that is nowhere. */
#define OPEN(name, declared, given, path) \
    int name declared \
    { \
        REAL(name); \
        mode_t bits = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            bits = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        CALL((flags & O_CREAT) && below(path), "create", path, int, real given, real given); \
    }
OPEN(open, (const char *path, int flags, ...), (path, flags, bits), path)
OPEN(open64, (const char *path, int flags, ...), (path, flags, bits), path)
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, bits), path)
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, bits), path)
