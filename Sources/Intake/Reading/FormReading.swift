package import Domain

/// Makes a request of what a site handed in.
///
/// Nothing of it is lost: what stands for nothing known, and what cannot be read as what it should be (a number of
/// telephone with a letter in it), is kept among the further fields under its own name.
package struct FormReading: Sendable {
    /// What the site's fields stand for.
    let mapping: FieldMapping
    /// How its clients write numbers of telephone.
    let plan: NumberingPlan

    /// Further fields that are kept of one request.
    static let mostFields = 100

    /// Creates a reader of a site's forms.
    package init(mapping: FieldMapping = FieldMapping(), plan: NumberingPlan = NumberingPlan()) {
        self.mapping = mapping
        self.plan = plan
    }

    /// Reads `form` into `request`. Files are the caller's.
    package func read(_ form: SubmittedForm, into request: inout IncomingRequest) {
        var touches = TouchReading()
        var lines = LineReading()
        var parts = Parts()
        for field in form.fields {
            let path = field.path
            if ControlField.all.contains(field.name) || touches.take(field, path) || lines.take(field, path) {
                continue
            }
            take(field, &parts, &request)
        }
        request.lines += lines.lines
        for (name, value) in lines.rest { Self.keep(name, value, &request) }
        (request.firstTouch, request.lastTouch) = touches.touches
        if request.client.name == nil {
            let whole = [parts.given, parts.family].compactMap(\.self).joined(separator: " ")
            request.client.name = whole.isEmpty ? nil : whole
        }
        request.text = parts.text.joined(separator: "\n\n")
    }

    private struct Parts {
        var given: String?
        var family: String?
        var text: [String] = []
    }

    private func take(_ field: FormField, _ parts: inout Parts, _ request: inout IncomingRequest) {
        let value = Self.tidy(field.value)
        guard !value.isEmpty else { return }
        let role = mapping.role(of: field)
        let isTaken: Bool
        switch role {
        case .name: isTaken = Self.set(&request.client.name, Self.line(value))
        case .givenName: isTaken = Self.set(&parts.given, Self.line(value))
        case .familyName: isTaken = Self.set(&parts.family, Self.line(value))
        case .phone: isTaken = takePhone(value, &request.client)
        case .email: isTaken = EmailAddress.read(value).map { Self.set(&request.client.email, $0) } ?? false
        case .inn: isTaken = INN(value).map { Self.set(&request.client.inn, $0.text) } ?? false
        case .company: isTaken = Self.set(&request.client.company, Self.line(value))
        case .subject: isTaken = Self.set(&request.subject, Self.line(value))
        case .form: isTaken = Self.set(&request.form, Self.line(value))
        case .text:
            parts.text.append(value)
            isTaken = true
        case .ignore: isTaken = true
        case nil: isTaken = false
        }
        if !isTaken { Self.keep(field.name, value, &request) }
    }

    private func takePhone(_ value: String, _ client: inout RequestClient) -> Bool {
        guard value.utf8.count <= 64, let number = PhoneNumber(value, plan: plan), number.kind == .e164 else {
            return false
        }
        if !client.phones.contains(number.text) { client.phones.append(number.text) }
        return true
    }

    private static func set(_ place: inout String?, _ value: String) -> Bool {
        guard place == nil || place == value else { return false }
        place = value
        return true
    }

    /// Keeps a further field; of one name the values stand one under another.
    private static func keep(_ name: String, _ value: String, _ request: inout IncomingRequest) {
        let name = line(name)
        if let before = request.fields[name] {
            request.fields[name] = String("\(before)\n\(value)".prefix(10_000))
        } else if request.fields.count < mostFields {
            request.fields[name] = value
        }
    }

    /// Without blanks at the ends, and without controls but for line ends and tabs.
    static func tidy(_ text: String) -> String {
        var clean = String()
        for scalar in text.unicodeScalars where scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" {
            if scalar.value != 0x7F { clean.unicodeScalars.append(scalar) }
        }
        return clean.trimmed
    }

    /// On one line, not longer than a name may be.
    static func line(_ text: String) -> String {
        String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300))
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
