import Foundation

/// The machine a run was made on.
enum Machine {
    /// One line: processor, cores, memory, kernel, compiler, day.
    static var line: String {
        let processor = field("model name", of: "/proc/cpuinfo") ?? "unknown processor"
        let memory = field("MemTotal", of: "/proc/meminfo").flatMap { Int($0.prefix { $0 != " " }) } ?? 0
        let parts = [
            processor, "\(ProcessInfo.processInfo.processorCount) cores", "\(memory >> 20) GB",
            "Linux \(release)", system, "Swift \(compiler)", day,
        ]
        return parts.joined(separator: ", ")
    }

    private static func field(_ name: String, of path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static var release: String {
        (try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? "?"
    }

    private static var system: String {
        let text = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
        return line.map { $0.dropFirst(12).filter { $0 != "\"" } } ?? "?"
    }

    private static var compiler: String {
        #if compiler(>=6.4)
        "6.4 or later"
        #elseif compiler(>=6.3)
        "6.3"
        #else
        "6.2"
        #endif
    }

    private static var day: String {
        let now = Calendar(identifier: .gregorian).dateComponents(
            in: TimeZone(secondsFromGMT: 0) ?? .current,
            from: Date()
        )
        return String(format: "%04d-%02d-%02d", now.year ?? 0, now.month ?? 0, now.day ?? 0)
    }
}
