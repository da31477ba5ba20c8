/// A bot of Telegram, as the configuration describes it.
package struct ChatBot: Hashable, Sendable {
    /// Where Telegram answers bots.
    package static let telegram = "https://api.telegram.org"

    /// Its name: the source of what is written to it.
    package var name: String
    /// What @BotFather gave.
    package var token: Secret
    /// The server of the Bot API, without a slash at its end.
    package var server: String
    /// The advertising channel of who writes to it.
    package var channel: String?

    /// Creates a bot.
    package init(name: String, token: Secret, server: String = ChatBot.telegram, channel: String? = nil) {
        self.name = name
        self.token = token
        self.server = server
        self.channel = channel
    }
}
