/// Something that happened to a bot (Bot API, `Update`): a message, or one that was written anew.
struct BotUpdate: Sendable, Hashable, Decodable {
    /// Its number; they rise.
    let id: Int64
    /// The message; nil for what svod does not read.
    let message: BotMessage?
    /// Whether the message was there before and reads otherwise now.
    let isEdited: Bool

    /// An update of which at least the number can be read: one that nobody understands must not stop the others.
    struct Readable: Decodable {
        let update: BotUpdate?

        init(from decoder: any Decoder) throws { update = try? BotUpdate(from: decoder) }
    }

    private enum CodingKeys: String, CodingKey {
        case id = "update_id"
        case message
        case edited = "edited_message"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int64.self, forKey: .id)
        let edited = try? container.decodeIfPresent(BotMessage.self, forKey: .edited)
        let new = try? container.decodeIfPresent(BotMessage.self, forKey: .message)
        message = new ?? edited
        isEdited = new == nil && edited != nil
    }
}
