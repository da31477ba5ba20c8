/// Gathers a form while it is read, and keeps the limits.
struct FormCollector {
    let limits: FormLimits
    private(set) var form = SubmittedForm()
    private var parts = 0
    private var open: (name: String, file: FormFile?, bytes: [UInt8])?

    init(limits: FormLimits) { self.limits = limits }

    /// Begins a field, or a file when `file` names one.
    mutating func begin(_ name: String, file: String? = nil, type: String = "") throws(IntakeFault) {
        parts += 1
        guard parts <= limits.parts else {
            throw .tooMuch("too_many_parts", "Полей больше \(limits.parts)", "More than \(limits.parts) fields")
        }
        guard name.utf8.count <= limits.name else {
            throw .tooMuch(
                "name_too_long",
                field: String(name.prefix(40)),
                "Имя поля длиннее \(limits.name) байт",
                "A field's name is longer than \(limits.name) bytes"
            )
        }
        let content = file.map { FormFile(field: name, name: $0, type: type) }
        if content != nil, form.files.count >= limits.files {
            throw .tooMuch(
                "too_many_files",
                field: name,
                "Файлов больше \(limits.files)",
                "More than \(limits.files) files"
            )
        }
        open = (name, content, [])
    }

    /// Adds bytes to what was begun.
    mutating func add(_ bytes: ArraySlice<UInt8>) throws(IntakeFault) {
        guard let now = open else { return }
        guard now.file != nil || now.bytes.count + bytes.count <= limits.value else {
            throw .tooMuch(
                "value_too_long",
                field: now.name,
                "Поле длиннее \(limits.value >> 10) кБ",
                "The field is longer than \(limits.value >> 10) kB"
            )
        }
        open?.bytes.append(contentsOf: bytes)
    }

    /// Ends what was begun. A file of no name and no bytes is one that nobody chose.
    mutating func end() {
        guard let done = open else { return }
        open = nil
        guard var file = done.file else {
            form.fields.append(FormField(done.name, FormText.decode(done.bytes)))
            return
        }
        guard !done.bytes.isEmpty else { return }
        file.bytes = done.bytes
        form.files.append(file)
    }

    /// Adds a whole field.
    mutating func add(_ name: String, _ value: ArraySlice<UInt8>) throws(IntakeFault) {
        try begin(name)
        try add(value)
        end()
    }
}
