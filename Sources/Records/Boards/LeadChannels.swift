package import Store

/// The advertising channels that leads came by.
package enum LeadChannels {
    /// All of them, by name. Each is found by a jump of the index, so that a million leads cost what their channels do.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(in connection: any Connection) throws -> [String] {
        var (found, last) = ([String](), "")
        while found.count < 200 {
            guard
                let next: String = try connection.row(
                    "SELECT min(channel) AS channel FROM lead WHERE channel > \(last)"
                )?.get("channel")
            else { break }
            found.append(next)
            last = next
        }
        return found
    }
}
