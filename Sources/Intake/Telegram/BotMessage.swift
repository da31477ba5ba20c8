/// A message to a bot (Bot API, `Message`), as far as svod reads it.
struct BotMessage: Sendable, Hashable, Decodable {
    /// Where it was written.
    struct Chat: Sendable, Hashable, Decodable {
        let id: Int64
    }

    /// Who wrote it.
    struct User: Sendable, Hashable, Decodable {
        let isBot: Bool?
        let firstName: String?
        let lastName: String?
        let username: String?

        enum CodingKeys: String, CodingKey {
            case isBot = "is_bot"
            case firstName = "first_name"
            case lastName = "last_name"
            case username
        }
    }

    /// A card with a number of telephone that somebody gave.
    struct Contact: Sendable, Hashable, Decodable {
        let phone: String
        enum CodingKeys: String, CodingKey { case phone = "phone_number" }
    }

    /// A file of any kind.
    struct Attachment: Sendable, Hashable, Decodable {
        let id: String
        let name: String?
        let type: String?
        let size: Int?

        enum CodingKeys: String, CodingKey {
            case id = "file_id"
            case name = "file_name"
            case type = "mime_type"
            case size = "file_size"
        }
    }

    let id: Int64
    let date: Int64
    let editDate: Int64?
    let chat: Chat
    let from: User?
    let text: String?
    let caption: String?
    let contact: Contact?
    let document: Attachment?
    let photo: [Attachment]?
    let voice: Attachment?
    let audio: Attachment?
    let video: Attachment?

    enum CodingKeys: String, CodingKey {
        case id = "message_id"
        case editDate = "edit_date"
        case date, chat, from, text, caption, contact, document, photo, voice, audio, video
    }

    /// The files with the names under which they are kept; of a photograph, which comes in several sizes, the largest.
    var files: [(name: String, type: String, file: Attachment)] {
        var files: [(String, String, Attachment)] = []
        if let document { files.append((document.name ?? "document", document.type ?? "", document)) }
        if let largest = photo?.max(by: { $0.size ?? 0 < $1.size ?? 0 }) {
            files.append(("photo-\(id).jpg", "image/jpeg", largest))
        }
        if let voice { files.append(("voice-\(id).ogg", voice.type ?? "audio/ogg", voice)) }
        if let audio { files.append((audio.name ?? "audio-\(id).mp3", audio.type ?? "audio/mpeg", audio)) }
        if let video { files.append((video.name ?? "video-\(id).mp4", video.type ?? "video/mp4", video)) }
        return files
    }
}
