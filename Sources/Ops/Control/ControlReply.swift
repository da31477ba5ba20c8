import Domain
import Foundation

/// The line that answers a request: `{"ok":true,"result":…}` or `{"ok":false,"code":…,"message":…}`.
enum ControlReply {
    private struct Refusal: Codable {
        var ok: Bool
        var code: String?
        var message: String?
    }

    private struct Success<Value: Decodable>: Decodable {
        var result: Value
    }

    static func success(_ result: Data) -> Data { Data(#"{"ok":true,"result":"#.utf8) + result + Data("}\n".utf8) }

    static func failure(_ error: any Error) -> Data {
        let known = error as? SvodError
        let refusal = Refusal(ok: false, code: known?.code.description ?? "internal", message: "\(error)")
        let body = (try? ReportCoding.encode(refusal)) ?? Data(#"{"ok":false}"#.utf8)
        return body + Data("\n".utf8)
    }

    /// Reads a reply; throws the daemon's error where it is one.
    static func read<Value: Decodable>(_ data: Data, as type: Value.Type) throws -> Value {
        do {
            let head = try ReportCoding.decode(Refusal.self, from: data)
            guard head.ok else {
                let code = head.code.flatMap(SvodError.Code.init(name:)) ?? .protocolViolation
                throw SvodError(code, head.message ?? "the daemon refused without a word")
            }
            return try ReportCoding.decode(Success<Value>.self, from: data).result
        } catch let error as DecodingError {
            throw SvodError(
                .protocolViolation,
                "the daemon's answer cannot be read; is it another version?",
                cause: error
            )
        }
    }
}
