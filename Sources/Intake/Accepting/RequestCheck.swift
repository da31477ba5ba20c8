import Domain

/// What every request needs, and what a site requires beside that.
enum RequestCheck {
    /// Refuses what nobody could answer, naming the field.
    ///
    /// - Throws: ``IntakeFault`` 422.
    static func check(_ request: IncomingRequest, _ form: SubmittedForm, _ site: IntakeSite) throws(IntakeFault) {
        if request.kind == .message {
            try require(ControlField.conversation, form)
            try require(ControlField.message, form)
            guard !request.text.isEmpty || !form.files.isEmpty else { throw missing("text") }
            guard (request.conversation ?? "").utf8.count <= 200 else {
                throw IntakeFault(422, "invalid", field: "conversation", "Длиннее 200 байт", "Longer than 200 bytes")
            }
            return
        }
        for role in FieldRole.allCases where site.required.contains(role) && !has(role, request) {
            throw missing(
                role.rawValue,
                isThere: form.fields.contains { FieldMapping(site.fields).role(of: $0) == role }
            )
        }
        let isEmpty =
            request.client.phones.isEmpty && request.client.email == nil && request.text.isEmpty
            && request.lines.isEmpty && request.fields.isEmpty && form.files.isEmpty
        if isEmpty { throw missing("phone") }
    }

    private static func require(_ name: String, _ form: SubmittedForm) throws(IntakeFault) {
        guard form.value(name) != nil else { throw missing(name) }
    }

    private static func missing(_ field: String, isThere: Bool = false) -> IntakeFault {
        isThere
            ? IntakeFault(422, "invalid", field: field, "Поле заполнено неверно", "The field cannot be read")
            : IntakeFault(422, "missing", field: field, "Поле не заполнено", "The field is missing")
    }

    private static func has(_ role: FieldRole, _ request: IncomingRequest) -> Bool {
        switch role {
        case .name, .givenName, .familyName: request.client.name != nil
        case .phone: !request.client.phones.isEmpty
        case .email: request.client.email != nil
        case .inn: request.client.inn != nil
        case .company: request.client.company != nil
        case .text: !request.text.isEmpty
        case .subject: request.subject != nil
        case .form: request.form != nil
        case .ignore: true
        }
    }
}
