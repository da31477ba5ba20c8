/// One event of the live stream: what a browser is told, made once for all of them.
package struct LiveEvent: Sendable {
    /// The name by which scripts listen: `call`, `line`, `staff`, `task`, `journal`.
    package let type: String
    /// Who may have it.
    package let right: Right
    /// The payload, one line of JSON.
    package let json: String

    /// Creates an event.
    package init(type: String, right: Right, json: String) {
        self.type = type
        self.right = right
        self.json = json
    }
}
