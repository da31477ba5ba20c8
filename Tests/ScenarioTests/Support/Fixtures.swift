import Foundation
import Telephony

/// The recordings that scenarios play.
enum Fixtures {
    /// The package's root.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let folder = root.appendingPathComponent("Tests/TelephonyTests/Fixtures").path

    /// The recording `name`, made ready to be played.
    static func scene(_ name: String) throws -> Scene { try Scene.load("\(folder)/\(name).ami") }

    /// The recording `name` with `replacements` made in its bytes: callers who were never recorded.
    static func scene(_ name: String, replacing replacements: [(String, String)]) throws -> Scene {
        var text = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).ami"))
        for (old, new) in replacements { text.replace(Data(old.utf8), with: Data(new.utf8)) }
        return try Scene(Recording(name: name, bytes: Array(text)))
    }

    /// What the exchange of every scenario can play.
    static func scenes() throws -> [Scene] {
        try [
            "xfer_attended_refer_complete", "xfer_blind_refer_answered", "in_answered_caller_hangup",
            "in_abandon_ringing", "outbound_click_to_call", "in_noanswer", "ivr_then_extension_answer",
        ].map(scene)
    }
}

extension Data {
    /// Puts `new` wherever `old` stands.
    fileprivate mutating func replace(_ old: Data, with new: Data) {
        var start = startIndex
        while let place = range(of: old, in: start..<endIndex) {
            replaceSubrange(place, with: new)
            start = place.lowerBound + new.count
        }
    }
}
