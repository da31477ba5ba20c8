/// How an exchange carries out what svod asks of it.
package struct ExchangeActions: Hashable, Sendable {
    /// The channel that click-to-call rings first; `{extension}` stands for the operator's extension.
    /// `Local/{extension}@from-internal` follows the dialplan (follow-me, hints), `PJSIP/{extension}` rings the phone.
    package var originateChannel: String
    /// The context in which numbers and extensions are dialled.
    package var context: String
    /// How long the operator's phone rings for click-to-call.
    package var originateTimeout: Duration

    /// Creates settings for actions; the defaults fit FreePBX.
    package init(
        originateChannel: String = "Local/{extension}@from-internal",
        context: String = "from-internal",
        originateTimeout: Duration = .seconds(30)
    ) {
        self.originateChannel = originateChannel
        self.context = context
        self.originateTimeout = originateTimeout
    }
}
