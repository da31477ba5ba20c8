/// A point in a scene to play up to and including.
package enum SceneCut: Hashable, Sendable, CustomStringConvertible {
    /// The scene's last event.
    case end
    /// The next event of this name, or the `occurrence`th one from here, with this text in one of its lines.
    case event(String, containing: String = "", occurrence: Int = 1)

    package var description: String {
        switch self {
        case .end: "event"
        case .event(let name, let text, let occurrence): "\(name) with \(text) (\(occurrence))"
        }
    }

    /// The event meant, from where `play` stands.
    func index(in play: Play) -> Int? {
        switch self {
        case .end: return play.end - 1
        case .event(let name, let text, let occurrence):
            var left = occurrence
            for index in play.position..<play.end where play.scene.events[index].name == name {
                let bytes = play.staged(index).bytes
                guard text.isEmpty || String(decoding: bytes, as: UTF8.self).contains(text) else { continue }
                left -= 1
                if left == 0 { return index }
            }
            return nil
        }
    }
}
