import Domain
import NIOCore

/// The text form of server-sent events (HTML Living Standard, 9.2.5).
enum ServerSentEvent {
    /// Writes one event. `data` must be one line, which JSON without white space is.
    static func write(type: String, data: String, id: EventID?, into buffer: inout ByteBuffer) {
        buffer.writeString("event: ")
        buffer.writeString(type)
        if let id {
            buffer.writeString("\nid: ")
            buffer.writeString(id.description)
        }
        buffer.writeString("\ndata: ")
        buffer.writeString(data)
        buffer.writeString("\n\n")
    }

    /// The bytes of one event.
    static func bytes(type: String, data: String = "{}", id: EventID?) -> ByteBuffer {
        var buffer = ByteBuffer()
        write(type: type, data: data, id: id, into: &buffer)
        return buffer
    }
}
