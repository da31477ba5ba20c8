import Domain
import Transfer

/// What a gateway is asked for one message. Pure.
struct SMSRequest {
    /// The call.
    let call: HTTPCall

    init(_ gateway: SMSGatewaySettings, phone: String, text: String, key: String) {
        let template = SMSTemplate(values: [
            "phone": phone, "digits": phone.filter(\.isNumber), "text": text, "id": key, "user": gateway.user ?? "",
            "secret": gateway.secret?.exposed ?? "",
        ])
        var call = HTTPCall(gateway.method, template.fill(gateway.url, as: .address))
        switch gateway.body {
        case .none: break
        case .form(let fields):
            let filled = fields.sorted { $0.key < $1.key }.map { ($0.key, template.fill($0.value, as: .plain)) }
            call.headers["Content-Type"] = "application/x-www-form-urlencoded"
            call.body = Array(FormText.encode(filled).utf8)
        case .json(let text):
            call.headers["Content-Type"] = "application/json"
            call.body = Array(template.fill(text, as: .json).utf8)
        }
        call.headers["Idempotency-Key"] = key
        for (name, value) in gateway.headers { call.headers[name] = template.fill(value, as: .plain) }
        call.tls.authorities = gateway.caFile
        call.proxy = gateway.proxy
        call.longestAnswer = 64 << 10
        self.call = call
    }
}
