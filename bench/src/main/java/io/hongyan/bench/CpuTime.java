package io.hongyan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU time of processes since their start, in microseconds, from Linux's /proc; 0 elsewhere. */
final class CpuTime {

    private static final int UTIME = 11; // of proc(5)'s stat, counted after the closing bracket
    private static final int CSTIME = 14;
    private static final long TICK_MICROS = 10_000; // USER_HZ is 100 on every Linux we run on

    private CpuTime() {}

    /** Of one process with the children that it has waited for. */
    static long of(long pid) {
        var stat = stat(pid);
        long ticks = 0;
        for (int i = UTIME; i <= CSTIME && i < stat.size(); i++) {
            ticks += Long.parseLong(stat.get(i));
        }
        return ticks * TICK_MICROS;
    }

    /** Of a process and all that live below it. */
    static long ofTree(long pid) {
        var children =
                ProcessHandle.of(pid)
                        .map(ProcessHandle::descendants)
                        .orElseGet(java.util.stream.Stream::empty);
        return of(pid) + children.mapToLong(child -> of(child.pid())).sum();
    }

    private static List<String> stat(long pid) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            return List.of();
        }
    }
}
