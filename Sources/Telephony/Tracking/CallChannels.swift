/// The channels of a call as the exchange names them now, for a command that acts on it.
package struct CallChannels: Hashable, Sendable {
    /// The channel of the outside party (of the calling one in an internal call); nil when it is gone.
    package var caller: String?
    /// The channels of the company's people in it, by extension: those who talk, else those who ring.
    package var operators: [String: String]
    /// All channels of the call, the oldest first.
    package var all: [String]

    /// Creates the channels of a call.
    package init(caller: String?, operators: [String: String], all: [String]) {
        self.caller = caller
        self.operators = operators
        self.all = all
    }
}
