import Glibc

/// What the operating system said when it refused a call, in its own words.
struct SystemFailure: Error, Hashable {
    let text: String

    /// The failure that `errno` names now.
    static var last: SystemFailure { SystemFailure(number: errno) }

    init(text: String) { self.text = text }

    init(number: Int32) {
        self.text = String(cString: strerror(number))
    }
}
