/*
 * Preloaded before libc: counts every call that changes a file under one folder, and at a chosen
 * one fails, tears the write or kills the process. Nothing happens until `faults_arm`.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { COUNT, KILL, TEAR, ONCE, EVER, SHORT, GONE };
enum { PASS, FAIL };

static char folder[PATH_MAX];
static size_t folder_length;
static int armed, mode, number;
static long point, at;
static double share;
static char log_buffer[1 << 20];
static size_t log_length;

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

void faults_arm(const char *under, int how, long which, int error, double part)
{
    strncpy(folder, under, sizeof folder - 1);
    folder_length = strlen(folder);
    mode = how, at = which, number = error, share = part;
    point = 0, log_length = 0, log_buffer[0] = 0, armed = 1;
}

long faults_disarm(void)
{
    armed = 0;
    return point;
}

const char *faults_log(void)
{
    return log_buffer;
}

static int watched(const char *path)
{
    return armed && path && !strncmp(path, folder, folder_length)
        && (path[folder_length] == '/' || !path[folder_length]);
}

/* The path behind a descriptor, where it lies under the folder. */
static const char *behind(int fd)
{
    static __thread char path[PATH_MAX];
    char link[64];
    if (!armed) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return watched(path) ? path : NULL;
}

static int pulled(void)
{
    return armed && mode == GONE && point >= at;
}

static void note(const char *call, const char *path)
{
    size_t room = sizeof log_buffer - log_length;
    int length = snprintf(log_buffer + log_length, room, "%s\t%s\n", call, path);
    if (length > 0 && (size_t)length < room) log_length += length;
    else log_buffer[log_length] = 0;
}

/* One more point: whether this call is to fail. */
static int reached(const char *call, const char *path)
{
    point++;
    note(call, path);
    if (mode == KILL && point == at) kill(getpid(), SIGKILL);
    if ((mode == ONCE && point == at) || ((mode == EVER || mode == GONE) && point >= at)) {
        errno = number;
        return FAIL;
    }
    return PASS;
}

static void after(void)
{
    if (mode == TEAR && point == at) kill(getpid(), SIGKILL);
}

/* How much of a write reaches the file at its point; the whole of it at any other. */
static size_t part_of(size_t size)
{
    int here = mode == SHORT ? point >= at : point == at;
    int torn = here && (mode == TEAR || mode == SHORT || mode == GONE || mode == ONCE || mode == EVER);
    if (!torn) return size;
    size_t part = (size_t)(share * (double)size);
    return mode == SHORT && !part ? 1 : part;
}

#define WRITING(call, fd, size, some)                          \
    const char *path = behind(fd);                             \
    if (!path) return real call;                               \
    int failing = reached("write", path);                      \
    size_t whole = size;                                       \
    size = part_of(size);                                      \
    if (failing) {                                             \
        if (size < whole && size && point == at) (void)!real call; \
        errno = number;                                        \
        return -1;                                             \
    }                                                          \
    some done = size ? real call : 0;                          \
    after();                                                   \
    return done

ssize_t write(int fd, const void *data, size_t size)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    WRITING((fd, data, size), fd, size, ssize_t);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    WRITING((fd, data, size, offset), fd, size, ssize_t);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    WRITING((fd, data, size, offset), fd, size, ssize_t);
}

ssize_t sendfile(int fd, int source, off_t *offset, size_t size)
{
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t);
    WRITING((fd, source, offset, size), fd, size, ssize_t);
}

ssize_t sendfile64(int fd, int source, off64_t *offset, size_t size)
{
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    WRITING((fd, source, offset, size), fd, size, ssize_t);
}

ssize_t copy_file_range(int source, off64_t *from, int fd, off64_t *to, size_t size, unsigned flags)
{
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    WRITING((source, from, fd, to, size, flags), fd, size, ssize_t);
}

/* A call that is done or not; `finder` says whether it is watched. */
#define DOING(name, finder, call)                              \
    const char *path = finder;                                 \
    if (!path) return real call;                               \
    if (reached(name, path) == FAIL) return -1;                \
    int done = real call;                                      \
    after();                                                   \
    return done

#define UNDER(path) (watched(path) ? path : NULL)

/* Where a file went, and in the next line of the log from where. */
#define MOVING(from, to, call)                                 \
    if (!watched(to)) return real call;                        \
    int failing = reached("rename", to);                       \
    note("from", from);                                        \
    if (failing) return -1;                                    \
    int done = real call;                                      \
    after();                                                   \
    return done

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    DOING("write", behind(fd), (fd, pieces, count));
}

/* What is not on the disk yet outlives the process all the same: nothing is flushed, only counted. */
#define FLUSHING(fd)                                           \
    const char *path = behind(fd);                             \
    if (!path) return 0;                                       \
    if (reached("fsync", path) == FAIL) return -1;             \
    after();                                                   \
    return 0

int fsync(int fd)
{
    FLUSHING(fd);
}

int fdatasync(int fd)
{
    FLUSHING(fd);
}

int ftruncate(int fd, off_t size)
{
    REAL(int, "ftruncate", int, off_t);
    DOING("truncate", behind(fd), (fd, size));
}

int ftruncate64(int fd, off64_t size)
{
    REAL(int, "ftruncate64", int, off64_t);
    DOING("truncate", behind(fd), (fd, size));
}

int fallocate(int fd, int how, off_t offset, off_t size)
{
    REAL(int, "fallocate", int, int, off_t, off_t);
    DOING("allocate", behind(fd), (fd, how, offset, size));
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    MOVING(from, to, (from, to));
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    REAL(int, "renameat", int, const char *, int, const char *);
    MOVING(from, to, (from_folder, from, to_folder, to));
}

int unlink(const char *name)
{
    REAL(int, "unlink", const char *);
    DOING("unlink", UNDER(name), (name));
}

int unlinkat(int base, const char *name, int flags)
{
    REAL(int, "unlinkat", int, const char *, int);
    DOING("unlink", UNDER(name), (base, name, flags));
}

int mkdir(const char *name, mode_t rights)
{
    REAL(int, "mkdir", const char *, mode_t);
    DOING("mkdir", UNDER(name), (name, rights));
}

/* Opening counts where it may make or empty a file; from a stick that was pulled nothing opens. */
#define OPENING(name, call)                                    \
    mode_t rights = 0;                                         \
    if (flags & (O_CREAT | O_TMPFILE)) {                       \
        va_list rest;                                          \
        va_start(rest, flags);                                 \
        rights = va_arg(rest, mode_t);                         \
        va_end(rest);                                          \
    }                                                          \
    if (watched(name) && pulled()) {                           \
        errno = number;                                        \
        return -1;                                             \
    }                                                          \
    if (!watched(name) || !(flags & (O_CREAT | O_TRUNC))) return real call; \
    if (reached("open", name) == FAIL) return -1;              \
    int done = real call;                                      \
    after();                                                   \
    return done

int open(const char *name, int flags, ...)
{
    REAL(int, "open", const char *, int, ...);
    OPENING(name, (name, flags, rights));
}

int open64(const char *name, int flags, ...)
{
    REAL(int, "open64", const char *, int, ...);
    OPENING(name, (name, flags, rights));
}

int openat(int base, const char *name, int flags, ...)
{
    REAL(int, "openat", int, const char *, int, ...);
    OPENING(name, (base, name, flags, rights));
}

int openat64(int base, const char *name, int flags, ...)
{
    REAL(int, "openat64", int, const char *, int, ...);
    OPENING(name, (base, name, flags, rights));
}

ssize_t read(int fd, void *data, size_t size)
{
    REAL(ssize_t, "read", int, void *, size_t);
    if (pulled() && behind(fd)) {
        errno = number;
        return -1;
    }
    return real(fd, data, size);
}
