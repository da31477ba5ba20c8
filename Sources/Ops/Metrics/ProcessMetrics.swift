import Glibc

/// What the kernel knows of this process, under the names that Prometheus clients give it.
enum ProcessMetrics {
    static func text() -> String {
        var lines: [String] = []
        if let memory = residentBytes() {
            lines += PrometheusText.metric("process_resident_memory_bytes", "gauge", [([], Double(memory))])
        }
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            let seconds = [usage.ru_utime, usage.ru_stime].reduce(0.0) {
                $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000
            }
            lines += PrometheusText.metric("process_cpu_seconds_total", "counter", [([], seconds)])
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The resident set: the second number of /proc/self/statm, in pages.
    static func residentBytes() -> Int? {
        guard let bytes = try? SmallFile.read("/proc/self/statm", limit: 4096) else { return nil }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
