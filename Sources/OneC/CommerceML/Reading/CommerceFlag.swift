/// How 1C and its customisations write yes and no.
enum CommerceFlag {
    /// What `text` says; nil when it is neither.
    static func read(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1", "да", "истина", "yes": true
        case "false", "0", "нет", "ложь", "no": false
        default: nil
        }
    }
}
