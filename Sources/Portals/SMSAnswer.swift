import Domain
import Foundation
import Store
import Transfer

/// What a gateway's answer means. Pure.
struct SMSAnswer {
    private let gateway: SMSGatewaySettings

    init(_ gateway: SMSGatewaySettings) { self.gateway = gateway }

    /// Whether the message is on its way.
    func delivery(of reply: HTTPReply) -> Delivery {
        guard reply.isSuccess else {
            let reason = "the gateway answered \(reply.status)"
            let isPassing = reply.status >= 500 || reply.status == 429 || reply.status == 408
            return isPassing ? .retry(after: .seconds(60), reason: reason) : .never(reason: reason)
        }
        let json = try? JSONSerialization.jsonObject(with: Data(reply.body), options: .fragmentsAllowed)
        if !gateway.success.expected.isEmpty {
            let found = gateway.success.path.map { value($0, in: json) ?? "" } ?? reply.text
            let isGood = gateway.success.expected.contains { expected in
                gateway.success.path == nil ? found.contains(expected) : found == expected
            }
            guard isGood else { return .never(reason: "the gateway did not take it: \(found.prefix(100))") }
        } else if let path = gateway.success.path, value(path, in: json) == nil {
            return .never(reason: "the gateway's answer has no '\(path)'")
        }
        return .done(result: gateway.resultPath.flatMap { value($0, in: json) })
    }

    /// The value to which words and numbers lead: `messages.0.id`.
    private func value(_ path: String, in json: Any?) -> String? {
        var value = json
        for word in path.split(separator: ".") {
            if let list = value as? [Any] {
                guard let index = Int(word), list.indices.contains(index) else { return nil }
                value = list[index]
            } else {
                value = (value as? [String: Any])?[String(word)]
            }
        }
        switch value {
        case let text as String: return text
        case let flag as Bool where "\(type(of: flag))".contains("Bool"): return flag ? "true" : "false"
        case let number as NSNumber: return number.stringValue
        default: return nil
        }
    }
}
