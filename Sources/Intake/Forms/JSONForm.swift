/// Reads a form that was sent as JSON: members within members become fields with paths, `client.phone`, `lines[0].name`.
/// Files stand as `{"name", "type", "data"}`, the content in base64 (RFC 4648 section 4).
package enum JSONForm {
    /// Reads a body.
    ///
    /// - Throws: ``IntakeFault`` when it is no object, or passes a limit.
    package static func read(_ bytes: [UInt8], limits: FormLimits = FormLimits()) throws(IntakeFault) -> SubmittedForm {
        guard case .object(let members) = try JSONReader.read(bytes, limits: limits) else {
            throw .malformed("Нужен объект JSON: {…}", "Expected an object of JSON: {…}")
        }
        var form = SubmittedForm()
        for member in members { try add(member.value, member.name, limits, to: &form) }
        return form
    }

    private static func add(
        _ value: JSONNode,
        _ name: String,
        _ limits: FormLimits,
        to form: inout SubmittedForm
    ) throws(IntakeFault) {
        guard name.utf8.count <= limits.name else {
            throw .tooMuch("name_too_long", field: name, "Имя поля слишком длинно", "A field's name is too long")
        }
        switch value {
        case .null: break
        case .flag(let flag): form.fields.append(FormField(name, flag ? "true" : "false"))
        case .number(let text): form.fields.append(FormField(name, text))
        case .text(let text):
            guard text.utf8.count <= limits.value else {
                let size = limits.value >> 10
                throw .tooMuch(
                    "value_too_long",
                    field: name,
                    "Поле длиннее \(size) кБ",
                    "The field is longer than \(size) kB"
                )
            }
            form.fields.append(FormField(name, text))
        case .list(let values):
            for (index, value) in values.enumerated() { try add(value, "\(name)[\(index)]", limits, to: &form) }
        case .object(let members):
            if let file = try file(members, name) { return try add(file, limits, to: &form) }
            for member in members { try add(member.value, "\(name).\(member.name)", limits, to: &form) }
        }
    }

    private static func add(
        _ file: FormFile,
        _ limits: FormLimits,
        to form: inout SubmittedForm
    ) throws(IntakeFault) {
        guard form.files.count < limits.files else {
            throw .tooMuch(
                "too_many_files",
                field: file.field,
                "Файлов больше \(limits.files)",
                "More than \(limits.files) files"
            )
        }
        form.files.append(file)
    }

    /// The file that an object is; nil when it is something else.
    private static func file(_ members: [JSONNode.Member], _ field: String) throws(IntakeFault) -> FormFile? {
        var texts: [String: String] = [:]
        for member in members {
            if case .text(let text) = member.value, texts[member.name] == nil { texts[member.name] = text }
        }
        guard let data = texts["data"], let name = texts["name"] ?? texts["filename"] else { return nil }
        guard let bytes = Base64Text.decode(data) else {
            throw .malformed(
                field: "\(field).data",
                "Содержимое файла — не base64",
                "The content of the file is not base64"
            )
        }
        return FormFile(field: field, name: name, type: texts["type"] ?? "", bytes: bytes)
    }
}
