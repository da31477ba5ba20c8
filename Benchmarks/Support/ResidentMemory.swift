import Foundation

/// What of this process stands in memory, as proc(5) tells it.
enum ResidentMemory {
    /// The most that has stood there since ``startOver()``, in bytes.
    static var peak: Int { field("VmHWM:") }

    /// Forgets the peak and answers what stands there now, in bytes.
    static func startOver() -> Int {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
        return field("VmRSS:")
    }

    private static func field(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        let kilobytes = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }
        return (kilobytes ?? 0) * 1024
    }
}
