package import Domain
import Foundation
package import Store

/// What a member of staff chose for themselves: JSON in the `settings` column, names that are not known here are kept
/// out.
package struct StaffSettings: Sendable, Equatable, Codable {
    /// `auto`, `light` or `dark`.
    package var theme: String?
    /// Keys by command that differ from the usual ones, `["topic": "KeyQ"]`.
    package var keys: [String: String]?
    /// Whether a transfer from the card asks the colleague first: `blind` or `attended`.
    package var transfer: String?

    /// Creates settings.
    package init(theme: String? = nil, keys: [String: String]? = nil, transfer: String? = nil) {
        self.theme = theme
        self.keys = keys
        self.transfer = transfer
    }

    /// The settings of `staff`; what cannot be read counts as not chosen.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ staff: StaffID, in connection: any Connection) throws -> StaffSettings {
        guard let row = try connection.row("SELECT settings FROM staff WHERE id = \(staff)") else {
            return StaffSettings()
        }
        let text: String = try row.get("settings")
        return (try? JSONDecoder().decode(StaffSettings.self, from: Data(text.utf8))) ?? StaffSettings()
    }

    /// Keeps those of `changes` that are given.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for a value that there is not, or from the store.
    package static func merge(
        _ changes: StaffSettings,
        into staff: StaffID,
        in connection: any Connection
    ) throws {
        try changes.check()
        var settings = try of(staff, in: connection)
        settings.theme = changes.theme ?? settings.theme
        settings.keys = changes.keys ?? settings.keys
        settings.transfer = changes.transfer ?? settings.transfer
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(settings), as: UTF8.self)
        try connection.execute("UPDATE staff SET settings = \(text) WHERE id = \(staff)")
    }

    private func check() throws {
        if let theme, !["auto", "light", "dark"].contains(theme) {
            throw SvodError(.invalidInput, "there is no theme \(theme.prefix(20))")
        }
        if let transfer, !["blind", "attended"].contains(transfer) {
            throw SvodError(.invalidInput, "there is no way of transferring \(transfer.prefix(20))")
        }
        guard let keys else { return }
        let isShort = keys.allSatisfy { $0.key.utf8.count <= 40 && $0.value.utf8.count <= 40 }
        guard keys.count <= 60, isShort else { throw SvodError(.limitExceeded, "too many or too long keys") }
    }
}
