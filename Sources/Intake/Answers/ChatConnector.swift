package import Domain
import Foundation
import Records
package import Store

/// Sends answers to chats: to a bot's, or by a signed call to the service that handed the chat in.
package struct ChatConnector: Connector {
    private let bots: @Sendable () -> [ChatBot]
    private let sites: @Sendable () -> [IntakeSite]
    private let caller: WebCaller
    private let engine: any Engine
    private let clock: WallClock

    package let name = OutgoingChatMessage.connector

    /// Creates the connector; `bots` and `sites` are asked for each answer, so that a reload holds.
    package init(
        bots: @escaping @Sendable () -> [ChatBot],
        sites: @escaping @Sendable () -> [IntakeSite],
        caller: WebCaller,
        engine: any Engine,
        clock: WallClock
    ) {
        self.bots = bots
        self.sites = sites
        self.caller = caller
        self.engine = engine
        self.clock = clock
    }

    package func deliver(_ row: OutboxRow) async -> Delivery {
        guard let message = try? JSONDecoder().decode(OutgoingChatMessage.self, from: Data(row.payload.utf8)) else {
            return .never(reason: "the payload is no answer to a chat")
        }
        guard !message.text.isEmpty else { return .never(reason: "the answer is empty") }
        if let bot = bots().first(where: { $0.name == message.source }) {
            return await BotSending(api: BotAPI(bot: bot, caller: caller), engine: engine, clock: clock)
                .send(message, of: row)
        }
        if let hook = sites().first(where: { $0.name == message.source })?.answers {
            return await HookSending(hook: hook, caller: caller, clock: clock).send(message, of: row)
        }
        return .never(reason: "nobody takes answers to \(message.source)")
    }
}
